/**
 * ALMT and LNLN in the form in which they are served. {@code io.trimodal.modeling.architecture} has the published
 * models, readable beside the papers; these compute the same functions with less work (shared-model/README.md, section
 * 3).
 */
package io.trimodal.modeling.served;
