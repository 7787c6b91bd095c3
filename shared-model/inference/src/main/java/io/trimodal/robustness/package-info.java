/**
 * How far an answer holds when part of the input is missing: corrupted copies of utterances, scored in batches through
 * the split graphs (shared-model/README.md, section 5).
 */
package io.trimodal.robustness;
