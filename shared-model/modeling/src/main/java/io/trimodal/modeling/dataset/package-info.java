/**
 * Data sets of the published projects' kinds: MMSA's feature pickles, NumPy archives with the same keys, and CSV text
 * sets. Nothing in a file is trusted, and numbers stay in the file until they are used, so that a file of any size
 * takes little memory.
 */
package io.trimodal.modeling.dataset;
