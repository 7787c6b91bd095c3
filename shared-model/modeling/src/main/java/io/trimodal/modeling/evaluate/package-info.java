/**
 * Evaluation of packages on data sets with part of the input missing, as the LNLN paper evaluates (MODEL-SPEC.md,
 * section 3).
 */
package io.trimodal.modeling.evaluate;
