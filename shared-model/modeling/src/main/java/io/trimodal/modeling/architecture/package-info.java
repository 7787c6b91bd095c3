/**
 * ALMT (arXiv 2310.05804) and LNLN (arXiv 2409.20012), each written once in the tensor language, exactly as the
 * authors' published code computes them; MODEL-SPEC.md lists where that differs from the papers. The BERT encoder that
 * their checkpoints may hold is here too.
 */
package io.trimodal.modeling.architecture;
