/**
 * Why a score is what it is: Shapley values of the modalities, attention, occlusion and integrated gradients, each with
 * a receipt of how faithful it is (shared-model/README.md, section 6). Everything is computed in slices of fixed size
 * and added up in fixed order, so that the same request gives the same numbers, bit for bit, whatever the number of
 * threads.
 */
package io.trimodal.explain;
