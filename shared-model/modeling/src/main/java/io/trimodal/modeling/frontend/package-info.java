/** Makes front ends: their graphs in the tensor language, or from files that npm packages carry, and the writer. */
package io.trimodal.modeling.frontend;
