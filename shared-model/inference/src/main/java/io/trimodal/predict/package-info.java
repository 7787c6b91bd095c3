/** From utterances to scores: loaded models, batched prediction, and the models that a process serves. */
package io.trimodal.predict;
