package io.trimodal.rollout;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trimodal.rollout.gate.Gate;
import io.trimodal.rollout.health.ScrapedErrors;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.loop.RolloutEvents;
import io.trimodal.rollout.loop.RolloutLoop;
import io.trimodal.rollout.loop.RolloutMetrics;
import io.trimodal.rollout.loop.Steps;
import io.trimodal.rollout.resource.GateSpec;
import io.trimodal.rollout.resource.HealthSpec;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.TrafficSpec;
import io.trimodal.rollout.step.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A cluster with a Service that serves {@code small:1.0.0}, and a loop that can be replaced by another at any time. */
final class Stage implements AutoCloseable {
    static final String SERVICE = "trimodal-predict";
    static final String ROLLOUT = "small-next";
    static final GateSpec USUAL_GATE =
            new GateSpec(SmallModels.SET, null, null, List.of(0.0, 0.3, 0.6, 0.9), null, null, null);

    final MockCluster cluster = new MockCluster();
    CandidateProcess candidate;
    final PretendedKnative knative;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private final Gate gate;
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private RolloutLoop loop;

    Stage(Gate gate) throws IOException {
        this.gate = gate;
        candidate = new CandidateProcess();
        knative = new PretendedKnative(cluster.client(), candidate.address());
        restart();
    }

    /** Puts the Service there, serving. */
    Stage withService() {
        try (InputStream manifest = Stage.class.getResourceAsStream("/service.yaml")) {
            cluster.client()
                    .resource(Serialization.unmarshal(manifest, Service.class))
                    .create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        knative.settle();
        return this;
    }

    /** A process that has not answered anything yet, where the last one was. */
    void startAnotherCandidate() {
        candidate.close();
        try {
            candidate = new CandidateProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        knative.leadTo(candidate.address());
    }

    /** As after a crash: nothing is known but what the cluster knows. */
    void restart() {
        KnativeServices services = new KnativeServices(cluster.client(), MockCluster.NAMESPACE);
        Reports reports = new Reports(cluster.client(), MockCluster.NAMESPACE);
        Steps steps =
                new Steps(services, gate, reports, new ScrapedErrors("/q/metrics"), () -> now, Duration.ofSeconds(15));
        loop = new RolloutLoop(
                cluster.client(),
                MockCluster.NAMESPACE,
                steps,
                new RolloutEvents(cluster.client(), MockCluster.NAMESPACE, () -> now),
                new RolloutMetrics(metrics),
                () -> now);
    }

    void ask(String version) {
        ask(version, USUAL_GATE);
    }

    void ask(String version, GateSpec gateSpec) {
        ask(version, gateSpec, "1m");
    }

    /** @param hold how long each step is watched */
    void ask(String version, GateSpec gateSpec, String hold) {
        ModelRollout rollout = new ModelRollout();
        rollout.getMetadata().setName(ROLLOUT);
        rollout.getMetadata().setNamespace(MockCluster.NAMESPACE);
        rollout.setSpec(new ModelRolloutSpec(
                SERVICE,
                SmallModels.NAME,
                version,
                gateSpec,
                new TrafficSpec(List.of(10, 50, 100), hold),
                new HealthSpec("5m", 0.05, 20L)));
        cluster.client().resource(rollout).create();
    }

    /** One turn of the loop, then one of Knative's controllers. @return how long the loop wants to wait */
    Optional<Duration> turn() {
        AtomicReference<Optional<Duration>> pause = new AtomicReference<>(Optional.empty());
        cluster.rollingOut(() -> pause.set(loop.run(ROLLOUT)));
        knative.settle();
        return pause.get();
    }

    /** Turns with time passing in between, until the loop is in a phase. */
    void turnUntil(Phase phase) {
        turnUntil(() -> rollout().getStatus() != null && phase() == phase);
    }

    /** The same until a deleted ModelRollout is there no longer. */
    void turnUntilGone() {
        turnUntil(this::isGone);
    }

    private void turnUntil(BooleanSupplier reached) {
        for (int turns = 0; turns < 60; turns++) {
            if (reached.getAsBoolean()) {
                return;
            }
            try {
                turn().ifPresent(wait -> now = now.plus(wait));
            } catch (KubernetesClientException e) {
                if (e.getCode() != MockCluster.LOST) {
                    throw e;
                }
                knative.settle();
                restart(); // it died: another goes on
            }
        }
        throw new AssertionError("not there but " + rollout().getStatus());
    }

    /** Deletes the ModelRollout, which stays while it has finalizers. */
    void delete() {
        cluster.client().resource(rollout()).delete();
    }

    boolean isGone() {
        return cluster.client()
                        .resources(ModelRollout.class)
                        .inNamespace(MockCluster.NAMESPACE)
                        .withName(ROLLOUT)
                        .get()
                == null;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    ModelRollout rollout() {
        return cluster.client()
                .resources(ModelRollout.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(ROLLOUT)
                .get();
    }

    Phase phase() {
        return rollout().getStatus().phase();
    }

    Service service() {
        return cluster.client()
                .resources(Service.class)
                .inNamespace(MockCluster.NAMESPACE)
                .withName(SERVICE)
                .get();
    }

    /** What traffic is asked for, as {@code revision percent tag}; the latest is written {@code latest}. */
    List<String> traffic() {
        return service().getSpec().getTraffic().stream()
                .map(target -> (target.getRevisionName() == null ? "latest" : target.getRevisionName()) + " "
                        + target.getPercent() + (target.getTag() == null ? "" : " " + target.getTag()))
                .toList();
    }

    /** Where requests go, as Knative tells it: {@code revision percent}. */
    List<String> served() {
        return service().getStatus().getTraffic().stream()
                .map(target -> target.getRevisionName() + " " + target.getPercent())
                .toList();
    }

    List<Event> events() {
        return cluster.client()
                .v1()
                .events()
                .inNamespace(MockCluster.NAMESPACE)
                .list()
                .getItems();
    }

    List<String> reasons() {
        return events().stream().map(Event::getReason).sorted().toList();
    }

    Map<String, String> report() {
        return cluster.client()
                .configMaps()
                .inNamespace(MockCluster.NAMESPACE)
                .withName(Reports.name(ROLLOUT))
                .get()
                .getData();
    }

    @Override
    public void close() {
        candidate.close();
        cluster.close();
    }
}
