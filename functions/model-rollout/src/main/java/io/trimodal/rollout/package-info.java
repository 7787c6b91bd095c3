/** Rolls new versions of models out on Knative, behind a robustness gate. */
package io.trimodal.rollout;
