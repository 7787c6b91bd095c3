/** Exact Shapley values of the modalities, and the coalitions that they are computed from. */
package io.trimodal.explain.shapley;
