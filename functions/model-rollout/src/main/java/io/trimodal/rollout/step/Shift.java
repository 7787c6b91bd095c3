package io.trimodal.rollout.step;

import io.fabric8.knative.serving.v1.Service;
import io.trimodal.rollout.health.ErrorSource;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Deployment;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives the candidate its share of the requests, watches it for the time of a step, and then gives it the next share.
 */
public final class Shift implements Step {
    private final KnativeServices services;
    private final ErrorSource errors;
    private final InstantSource clock;
    private final Duration poll;

    public Shift(KnativeServices services, ErrorSource errors, InstantSource clock, Duration poll) {
        this.services = services;
        this.errors = errors;
        this.clock = clock;
        this.poll = poll;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        ModelRolloutSpec spec = rollout.getSpec();
        Deployment deployment = status.deployed();
        services.edit(spec.service(), service -> {
            Superseded.require(service, deployment);
            ServiceEdits.share(service, deployment, status.share());
        });
        Instant now = clock.instant();
        if (status.effective().isEmpty()) {
            return Transition.to(
                    status.inEffect(now),
                    Note.normal(
                            "TrafficShifted",
                            deployment.candidateRevision() + " gets " + status.share() + " % of the requests"));
        }
        Service service = services.find(spec.service()).orElseThrow();
        Health health = Health.of(service, services.readiness(deployment.candidateRevision()), errors, spec.health());
        return switch (health.state()) {
            case BAD -> back(status, health.reason(), health.message());
            case UNKNOWN -> {
                ModelRolloutStatus unknown = healthy(status, Truth.UNKNOWN, health.reason(), health.message());
                // A share may be held for longer than the deadline, so the time counts from when this began.
                Duration blind = Duration.between(unknown.transition(ConditionType.HEALTHY), now);
                yield blind.compareTo(spec.health().deadline()) >= 0
                        ? back(status, health.reason(), health.message())
                        : Transition.pause(unknown, poll);
            }
            case GOOD -> {
                ModelRolloutStatus known = healthy(status, Truth.TRUE, health.reason(), health.message());
                Duration watched = Duration.between(status.effective().orElseThrow(), now);
                Duration left = spec.traffic().holdTime().minus(watched);
                if (left.isPositive()) {
                    yield Transition.pause(known, left.compareTo(poll) < 0 ? left : poll);
                }
                yield Transition.to(
                        status.share() == 100
                                ? known.to(Phase.COMPLETING, "all requests are the candidate's")
                                : known.sharing(spec.traffic().after(status.share())));
            }
        };
    }

    private ModelRolloutStatus healthy(ModelRolloutStatus status, Truth truth, String reason, String message) {
        return status.with(ConditionType.HEALTHY, truth, reason, message, clock.instant());
    }

    private Transition back(ModelRolloutStatus status, String reason, String message) {
        return Transition.to(
                healthy(status, Truth.FALSE, reason, message).to(Phase.ROLLING_BACK, message),
                Note.warning(reason, message));
    }
}
