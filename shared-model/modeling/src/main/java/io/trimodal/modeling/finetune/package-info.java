/** Tunes the upper layers of the pre-trained text encoder to sentiment. */
package io.trimodal.modeling.finetune;
