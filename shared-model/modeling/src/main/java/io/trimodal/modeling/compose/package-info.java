/**
 * Utterances put together of real parts: a sentence, a recorded voice and photographed faces of like valence. Nobody
 * ever said the sentence with that voice and face: no natural corpus of all three may be used.
 */
package io.trimodal.modeling.compose;
