/** The metrics of the published tables, to the last digit of the scripts that made them (MODEL-SPEC.md, section 7). */
package io.trimodal.metric;
