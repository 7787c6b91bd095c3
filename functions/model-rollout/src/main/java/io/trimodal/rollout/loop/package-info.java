/** Takes roll-outs from phase to phase, writes down how far they are, and tells Kubernetes. */
package io.trimodal.rollout.loop;
