/**
 * The robustness gate: a candidate against the live version, on the same utterances and the same masks. Knows no
 * Kubernetes.
 */
package io.trimodal.rollout.gate;
