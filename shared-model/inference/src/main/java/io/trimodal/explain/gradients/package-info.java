/** Integrated gradients, from the gradient graphs of a model's package. */
package io.trimodal.explain.gradients;
