/** Labelled sentences, from CSV: what the text side of the default models is trained on and evaluated with. */
package io.trimodal.modeling.sentence;
