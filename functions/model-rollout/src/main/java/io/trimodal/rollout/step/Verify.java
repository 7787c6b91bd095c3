package io.trimodal.rollout.step;

import io.fabric8.knative.serving.v1.Service;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ModelId;
import io.trimodal.model.UnknownModelException;
import io.trimodal.rollout.gate.Gate;
import io.trimodal.rollout.knative.BusyServiceException;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.LiveRevision;
import io.trimodal.rollout.knative.PinnedModels;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.Deployment;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import io.trimodal.runtime.InvalidGraphException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at what the Service serves, and loads the candidate's package once. */
public final class Verify implements Step {
    private final KnativeServices services;
    private final Gate gate;
    private final InstantSource clock;
    private final Duration poll;

    public Verify(KnativeServices services, Gate gate, InstantSource clock, Duration poll) {
        this.services = services;
        this.gate = gate;
        this.clock = clock;
        this.poll = poll;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        ModelId candidate = candidate(rollout);
        Optional<Service> service = services.find(rollout.getSpec().service());
        if (service.isEmpty()) {
            return waiting(
                    status,
                    "ServiceNotFound",
                    "there is no Knative Service " + rollout.getSpec().service());
        }
        String live = liveVersion(service.get(), candidate);
        if (live.equals(candidate.version())) {
            return unchanged(status, candidate);
        }
        LiveRevision revision;
        try {
            revision = LiveRevision.of(service.get());
        } catch (BusyServiceException e) {
            return waiting(status, "ServiceBusy", e.getMessage());
        }
        Deployment deployment = new Deployment(
                live,
                revision.name(),
                revision.followsLatest(),
                checked(() -> ServiceEdits.candidateRevision(service.get(), candidate)));
        verify(candidate);
        String message = candidate + " is whole and passes its self-test";
        return Transition.to(
                status.with(deployment)
                        .with(ConditionType.VERIFIED, Truth.TRUE, "PackageVerified", message, clock.instant())
                        .to(Phase.GATING, "measuring " + candidate + " against the live version " + live),
                Note.normal("PackageVerified", message));
    }

    private static ModelId candidate(ModelRollout rollout) {
        return checked(() -> {
            if (rollout.getSpec() == null) {
                throw new IllegalArgumentException("spec is missing");
            }
            rollout.getSpec().check();
            return rollout.candidate();
        });
    }

    private static <T> T checked(Supplier<T> specification) {
        try {
            return specification.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ConditionType.VERIFIED, "InvalidSpec", e.getMessage());
        }
    }

    private static String liveVersion(Service service, ModelId candidate) {
        PinnedModels models = PinnedModels.of(service.getSpec().getTemplate().getSpec())
                .orElseThrow(() -> notPinned("sets no variable " + PinnedModels.VARIABLE));
        return models.version(candidate.name())
                .orElseThrow(() -> notPinned(PinnedModels.VARIABLE + " is " + String.join(",", models.references())
                        + " and so names no version of " + candidate.name()));
    }

    private static RefusedException notPinned(String what) {
        return new RefusedException(
                ConditionType.VERIFIED,
                "ModelNotPinned",
                "the Service's template " + what + "; without a version there is nothing to roll out from");
    }

    private void verify(ModelId candidate) {
        try {
            gate.verify(candidate);
        } catch (UnknownModelException e) {
            throw new RefusedException(ConditionType.VERIFIED, "UnknownModel", e.getMessage());
        } catch (InvalidPackageException | InvalidGraphException e) {
            throw new RefusedException(ConditionType.VERIFIED, "PackageDamaged", e.getMessage());
        }
    }

    private Transition unchanged(ModelRolloutStatus status, ModelId candidate) {
        String message = candidate + " is live already";
        return Transition.to(
                status.with(ConditionType.READY, Truth.TRUE, "AlreadyLive", message, clock.instant())
                        .to(Phase.UNCHANGED, message),
                Note.normal("AlreadyLive", message));
    }

    private Transition waiting(ModelRolloutStatus status, String reason, String message) {
        return Transition.pause(
                status.with(ConditionType.VERIFIED, Truth.UNKNOWN, reason, message, clock.instant())
                        .to(Phase.VERIFYING, message),
                poll,
                Note.warning(reason, message));
    }
}
