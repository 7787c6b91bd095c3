/**
 * What the readers of foreign pickles share: containers filled in order, in linear time, with keys that hash without
 * descending.
 */
package io.trimodal.modeling.pickle;
