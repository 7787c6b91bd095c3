package io.trimodal.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trimodal.rollout.loop.RolloutLoop;
import io.trimodal.rollout.loop.RolloutReconciler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Watches ModelRollouts for as long as the application runs; ready while the watch is. */
@Singleton
@Readiness
public final class RolloutOperator implements HealthCheck {
    private static final int ROLLOUTS_AT_A_TIME = 2;

    private final KubernetesClient client;
    private final Namespace namespace;
    private final Operator operator;

    RolloutOperator(KubernetesClient client, Namespace namespace, RolloutLoop loop) {
        this.client = client;
        this.namespace = namespace;
        operator = new Operator(overrider -> overrider
                .withKubernetesClient(this.client)
                .withCloseClientOnStop(false)
                .withUseSSAToPatchPrimaryResource(false)
                .withConcurrentReconciliationThreads(ROLLOUTS_AT_A_TIME));
        operator.register(
                new RolloutReconciler(loop),
                overrider -> overrider.settingNamespace(this.namespace.name()).withRetry(forEver()));
    }

    /** A roll-out that is given up half way would leave two revisions; what fails is told in an Event meanwhile. */
    private static GenericRetry forEver() {
        return new GenericRetry()
                .setInitialInterval(1_000)
                .setIntervalMultiplier(2)
                .setMaxInterval(60_000)
                .withoutMaxAttempts();
    }

    void start(@Observes StartupEvent event) {
        operator.start();
    }

    void stop(@Observes ShutdownEvent event) {
        operator.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("roll-outs of " + namespace.name())
                .status(operator.getRuntimeInfo().isStarted()
                        && operator.getRuntimeInfo().allEventSourcesAreHealthy())
                .build();
    }
}
