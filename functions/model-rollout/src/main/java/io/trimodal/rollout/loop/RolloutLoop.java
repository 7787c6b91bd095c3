package io.trimodal.rollout.loop;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.trimodal.rollout.knative.MissingServiceException;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import io.trimodal.rollout.step.Note;
import io.trimodal.rollout.step.RefusedException;
import io.trimodal.rollout.step.SupersededException;
import io.trimodal.rollout.step.Transition;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes a roll-out as far as it can go now. Everything it knows is in the resource's status, written down after each
 * step and before the next: another process, or this one after a crash, goes on from there. A step is first done, then
 * told in an Event whose name follows from what happened (so the same is told once), then written down. After every
 * read it is looked at whether the resource is being deleted: then the Service is put back, however far the roll-out
 * is. Two processes at once do no harm: each write is refused if it rests on an older state.
 */
public final class RolloutLoop {
    private static final int MOST_CONFLICTS = 8;

    private final KubernetesClient client;
    private final String namespace;
    private final Steps steps;
    private final RolloutEvents events;
    private final RolloutMetrics metrics;
    private final InstantSource clock;
    private final Finalizer finalizer;

    public RolloutLoop(
            KubernetesClient client,
            String namespace,
            Steps steps,
            RolloutEvents events,
            RolloutMetrics metrics,
            InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.steps = steps;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        finalizer = new Finalizer(client, namespace);
    }

    /** @return how long until there may be more to do; empty once there is nothing */
    public Optional<Duration> run(String name) {
        int conflicts = 0;
        while (true) {
            ModelRollout rollout = resource(name).get();
            if (rollout == null) {
                metrics.forget(name);
                return Optional.empty();
            }
            try {
                Optional<Transition> done = turn(rollout);
                if (done.isPresent()) {
                    return done.get().then() instanceof Transition.After(Duration pause)
                            ? Optional.of(pause)
                            : Optional.empty();
                }
            } catch (KubernetesClientException e) {
                conflicts++;
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || conflicts > MOST_CONFLICTS) {
                    throw e;
                }
                // somebody changed or deleted the resource: look again
            }
        }
    }

    /** What is next for a resource as it was read. @return empty if the next thing can be done at once */
    private Optional<Transition> turn(ModelRollout rollout) {
        ModelRolloutStatus status = current(rollout);
        boolean deleted = rollout.isMarkedForDeletion();
        if (status.phase().isFinal() && !deleted && !status.equals(rollout.getStatus())) {
            write(rollout, status);
            return Optional.empty();
        }
        if (status.phase().isFinal() || deleted && !status.phase().touchesService()) {
            metrics.forget(rollout.getMetadata().getName());
            finalizer.release(rollout);
            return Optional.of(Transition.settled(status));
        }
        if (finalizer.hold(rollout)) {
            return Optional.empty(); // it is another version of the resource now
        }
        Transition next = step(rollout, status);
        next.notes().forEach(note -> events.record(rollout, next.status(), note));
        if (!next.status().equals(rollout.getStatus())) {
            write(rollout, next.status());
        }
        metrics.moved(rollout, status.phase(), next.status());
        // What has ended is read once more, to be released.
        return Optional.of(next).filter(transition -> transition.then() instanceof Transition.After);
    }

    /**
     * A changed specification lets a roll-out that did not come about begin again, and deletion lets one that is under
     * way go back.
     */
    private static ModelRolloutStatus current(ModelRollout rollout) {
        ModelRolloutStatus status = observed(rollout);
        return rollout.isMarkedForDeletion()
                        && status.phase().touchesService()
                        && !status.phase().goesBack()
                ? status.to(Phase.ROLLING_BACK, "the ModelRollout was deleted")
                : status;
    }

    private static ModelRolloutStatus observed(ModelRollout rollout) {
        long generation =
                Optional.ofNullable(rollout.getMetadata().getGeneration()).orElse(0L);
        ModelRolloutStatus status = rollout.getStatus();
        if (status == null || status.phase() == null) {
            return ModelRolloutStatus.first(generation);
        }
        return status.observedGeneration() != generation
                        && status.phase().isFinal()
                        && !status.phase().isServed()
                ? ModelRolloutStatus.first(generation)
                : status.observed(generation);
    }

    private Transition step(ModelRollout rollout, ModelRolloutStatus status) {
        try {
            return steps.of(status.phase()).run(rollout, status);
        } catch (RefusedException e) {
            ModelRolloutStatus refused = status.with(
                            e.condition(), Truth.FALSE, e.reason(), e.getMessage(), clock.instant())
                    .with(ConditionType.READY, Truth.FALSE, "Refused", e.getMessage(), clock.instant())
                    .to(Phase.REFUSED, e.getMessage());
            return Transition.to(refused, Note.warning(e.reason(), e.getMessage()));
        } catch (SupersededException e) {
            return Transition.to(status.to(Phase.YIELDING, e.getMessage()));
        } catch (MissingServiceException e) {
            ModelRolloutStatus left = status.with(
                            ConditionType.READY, Truth.FALSE, "Superseded", e.getMessage(), clock.instant())
                    .to(Phase.SUPERSEDED, e.getMessage());
            return Transition.to(left, Note.warning("Superseded", e.getMessage()));
        } catch (KubernetesClientException e) {
            throw e;
        } catch (RuntimeException e) {
            // Perhaps a volume that is away for a moment: tried again, but not in silence.
            events.record(rollout, status, Note.warning("StepFailed", "tried again: " + e));
            throw e;
        }
    }

    /** The resource version that was read goes along, so that nothing newer is overwritten. */
    private void write(ModelRollout rollout, ModelRolloutStatus status) {
        rollout.setStatus(status);
        client.resource(rollout).inNamespace(namespace).updateStatus();
    }

    private Resource<ModelRollout> resource(String name) {
        return client.resources(ModelRollout.class).inNamespace(namespace).withName(name);
    }
}
