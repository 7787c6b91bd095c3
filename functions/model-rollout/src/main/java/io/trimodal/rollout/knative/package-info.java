/** What a roll-out reads and changes in a Knative Service. */
package io.trimodal.rollout.knative;
