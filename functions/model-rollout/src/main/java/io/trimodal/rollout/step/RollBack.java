package io.trimodal.rollout.step;

import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.InstantSource;

/** Puts the Service back. */
public final class RollBack implements Step {
    private final KnativeServices services;
    private final InstantSource clock;

    public RollBack(KnativeServices services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        services.edit(
                rollout.getSpec().service(),
                service -> ServiceEdits.rollBack(service, rollout.candidate(), status.deployed()));
        String message = status.deployed().previousRevision() + " serves all requests again: " + status.message();
        return Transition.to(
                status.sharing(0)
                        .with(ConditionType.READY, Truth.FALSE, "RolledBack", message, clock.instant())
                        .to(Phase.ROLLED_BACK, message),
                Note.warning("RolledBack", message));
    }
}
