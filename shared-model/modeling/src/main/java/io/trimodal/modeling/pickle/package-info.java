/**
 * What the readers of foreign pickles share: containers filled in order, in linear time, with keys that hash without
 * descending. The instructions are read by razorvine's library; what it does with names and containers is replaced, as
 * its registry of constructors is open and some of its containers are quadratic.
 */
package io.trimodal.modeling.pickle;
