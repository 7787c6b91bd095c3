/** Comparison with numbers that the authors' published code gave for formula weights and formula inputs. */
package io.trimodal.modeling.verify;
