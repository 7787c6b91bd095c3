/** Real voices for training: recordings of acted emotion, who speaks in which split, and their features. */
package io.trimodal.modeling.voice;
