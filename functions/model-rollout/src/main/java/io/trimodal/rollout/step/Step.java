package io.trimodal.rollout.step;

import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;

/**
 * What is done in one phase. A step may be cut short anywhere and is then run again from its beginning, by this process
 * or another, so it says how things shall be and not how they change.
 */
@FunctionalInterface
public interface Step {
    /**
     * @param status how far the roll-out is
     * @throws RefusedException if the roll-out ends here
     */
    Transition run(ModelRollout rollout, ModelRolloutStatus status);
}
