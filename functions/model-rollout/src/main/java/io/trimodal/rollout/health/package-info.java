/** How often the candidate's requests fail, by its own metrics. */
package io.trimodal.rollout.health;
