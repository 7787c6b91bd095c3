package io.trimodal.rollout.step;

import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.Readiness;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits for the candidate's revision, until the deadline: a revision that fails may still be waiting for a node. */
public final class AwaitReady implements Step {
    private final KnativeServices services;
    private final InstantSource clock;
    private final Duration poll;

    public AwaitReady(KnativeServices services, InstantSource clock, Duration poll) {
        this.services = services;
        this.clock = clock;
        this.poll = poll;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        String revision = status.deployed().candidateRevision();
        services.edit(rollout.getSpec().service(), service -> Superseded.require(service, status.deployed()));
        Readiness readiness = services.readiness(revision);
        Instant now = clock.instant();
        if (readiness.state() == Readiness.State.READY) {
            return Transition.to(
                    status.with(ConditionType.CANDIDATE_READY, Truth.TRUE, "RevisionReady", revision + " is ready", now)
                            .to(Phase.SHIFTING, "")
                            .sharing(rollout.getSpec().traffic().after(0)),
                    Note.normal("CandidateReady", revision + " is ready"));
        }
        Duration deadline = rollout.getSpec().health().deadline();
        Duration waited = Duration.between(status.effective().orElse(now), now);
        if (waited.compareTo(deadline) >= 0) {
            String message = revision + " is not ready after " + deadline.toSeconds() + " s: " + readiness.message();
            return Transition.to(
                    status.with(ConditionType.CANDIDATE_READY, Truth.FALSE, "NotReadyInTime", message, now)
                            .to(Phase.ROLLING_BACK, message),
                    Note.warning("NotReadyInTime", message));
        }
        Truth truth = readiness.state() == Readiness.State.FAILING ? Truth.FALSE : Truth.UNKNOWN;
        return Transition.pause(
                status.with(ConditionType.CANDIDATE_READY, truth, "Waiting", readiness.message(), now), poll);
    }
}
