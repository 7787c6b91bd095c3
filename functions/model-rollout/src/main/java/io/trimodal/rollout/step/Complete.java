package io.trimodal.rollout.step;

import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.InstantSource;

/** Leaves the candidate as the only revision, without its tag. */
public final class Complete implements Step {
    private final KnativeServices services;
    private final InstantSource clock;

    public Complete(KnativeServices services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        services.edit(rollout.getSpec().service(), service -> {
            Superseded.require(service, status.deployed());
            ServiceEdits.complete(service, status.deployed());
        });
        String message = rollout.candidate() + " serves all requests";
        return Transition.to(
                status.with(ConditionType.READY, Truth.TRUE, "RolledOut", message, clock.instant())
                        .to(Phase.SUCCEEDED, message),
                Note.normal("RolledOut", message));
    }
}
