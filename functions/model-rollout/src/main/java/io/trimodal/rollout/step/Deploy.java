package io.trimodal.rollout.step;

import io.fabric8.knative.serving.v1.Service;
import io.trimodal.model.ModelId;
import io.trimodal.rollout.knative.BusyServiceException;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.LiveRevision;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Deployment;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.InstantSource;

/**
 * Puts the candidate's revision beside the live one, under its tag and without a request: should the loop stop now,
 * nobody is sent to a revision that nobody watches.
 */
public final class Deploy implements Step {
    private final KnativeServices services;
    private final InstantSource clock;

    public Deploy(KnativeServices services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        ModelId candidate = rollout.candidate();
        Deployment deployment = status.deployed();
        try {
            services.edit(rollout.getSpec().service(), service -> {
                if (!ServiceEdits.isDeployed(service, deployment)) {
                    requireUnchanged(service, candidate, deployment);
                    ServiceEdits.deploy(service, candidate, deployment);
                }
            });
        } catch (BusyServiceException | ChangedServiceException e) {
            return Transition.to(
                    status.to(Phase.VERIFYING, "the Service changed meanwhile: " + e.getMessage()),
                    Note.warning("ServiceChanged", "judging anew: " + e.getMessage()));
        }
        String message = "revision " + deployment.candidateRevision() + " beside " + deployment.previousRevision();
        return Transition.to(
                status.with(ConditionType.CANDIDATE_READY, Truth.UNKNOWN, "Deployed", message, clock.instant())
                        .to(Phase.STARTING, "waiting for " + deployment.candidateRevision())
                        .inEffect(clock.instant()),
                Note.normal("Deployed", message));
    }

    /** What was judged must still be what is replaced. */
    private static void requireUnchanged(Service service, ModelId candidate, Deployment deployment) {
        LiveRevision live = LiveRevision.of(service);
        if (!live.name().equals(deployment.previousRevision())
                || !ServiceEdits.candidateRevision(service, candidate).equals(deployment.candidateRevision())) {
            throw new ChangedServiceException(live.name() + " is live, " + deployment.previousRevision() + " was");
        }
    }

    private static final class ChangedServiceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChangedServiceException(String message) {
            super(message);
        }
    }
}
