package io.trimodal.rollout.step;

import io.fabric8.knative.serving.v1.Service;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.LatestRevision;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Deployment;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Puts the Service back, in two writes where traffic followed the latest revision. First all requests go to the
 * previous one by its name, as the latest is the candidate. They follow the latest again as soon as that is another: a
 * Service that stayed pinned would serve nothing of what is applied to it later, and say that it is ready.
 */
public final class RollBack implements Step {
    /** How it ends. */
    public enum End {
        ROLLED_BACK(Phase.ROLLED_BACK, "RolledBack"),
        /** Somebody else's template is what is served then. */
        SUPERSEDED(Phase.SUPERSEDED, "Superseded");

        private final Phase phase;
        private final String reason;

        End(Phase phase, String reason) {
            this.phase = phase;
            this.reason = reason;
        }
    }

    private final KnativeServices services;
    private final InstantSource clock;
    private final Duration poll;
    private final End end;

    public RollBack(KnativeServices services, InstantSource clock, Duration poll, End end) {
        this.services = services;
        this.clock = clock;
        this.poll = poll;
        this.end = end;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        Deployment deployment = status.deployed();
        String name = rollout.getSpec().service();
        services.edit(name, service -> ServiceEdits.rollBack(service, rollout.candidate(), deployment));
        if (!deployment.followedLatest()) {
            return ended(status, deployment.previousRevision(), deployment);
        }
        Service service = services.find(name).orElseThrow();
        Optional<String> latest =
                LatestRevision.of(service).filter(revision -> !revision.equals(deployment.candidateRevision()));
        if (latest.isPresent()) {
            services.edit(name, changed -> ServiceEdits.followLatest(changed, deployment));
            return ended(status, latest.get(), deployment);
        }
        Instant now = clock.instant();
        Instant since = status.effective().orElse(now);
        Duration patience = rollout.getSpec().health().deadline();
        if (rollout.isMarkedForDeletion() && Duration.between(since, now).compareTo(patience) >= 0) {
            return stuck(status, deployment);
        }
        return Transition.pause(waiting(status, deployment, now).inEffect(since), poll);
    }

    private ModelRolloutStatus waiting(ModelRolloutStatus status, Deployment deployment, Instant now) {
        String message = deployment.previousRevision()
                + " serves all requests by its name until the revision of the Service's template is ready";
        return status.sharing(0)
                .to(status.phase(), status.message())
                .with(ConditionType.READY, Truth.FALSE, "WaitingForLatest", message, now);
    }

    private Transition ended(ModelRolloutStatus status, String serving, Deployment deployment) {
        String again = serving.equals(deployment.previousRevision()) ? " again" : "";
        String message = serving + " serves all requests" + again + ": " + status.message();
        return to(status, message);
    }

    /** Deletion must come to an end, even where the template's revision never gets ready. */
    private Transition stuck(ModelRolloutStatus status, Deployment deployment) {
        return to(
                status,
                "traffic stays pinned to " + deployment.previousRevision()
                        + ", as no later revision is ready; set spec.traffic to" + " latestRevision: true once one is: "
                        + status.message());
    }

    private Transition to(ModelRolloutStatus status, String message) {
        return Transition.to(
                status.sharing(0)
                        .with(ConditionType.READY, Truth.FALSE, end.reason, message, clock.instant())
                        .to(end.phase, message),
                Note.warning(end.reason, message));
    }
}
