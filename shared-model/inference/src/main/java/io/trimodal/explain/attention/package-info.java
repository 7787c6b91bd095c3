/** Where a model looks: its attention maps, and their rollout to words and frames. Attention, not attribution. */
package io.trimodal.explain.attention;
