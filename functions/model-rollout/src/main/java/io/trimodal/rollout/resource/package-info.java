/** The custom resource {@code ModelRollout}: what is asked for, and how far it is. */
package io.trimodal.rollout.resource;
