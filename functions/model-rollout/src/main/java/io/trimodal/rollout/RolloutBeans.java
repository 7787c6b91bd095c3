package io.trimodal.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.MissingRepositoryException;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.RemoteRepositories;
import io.trimodal.rollout.gate.RobustnessGate;
import io.trimodal.rollout.health.ScrapedErrors;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.loop.RolloutEvents;
import io.trimodal.rollout.loop.RolloutLoop;
import io.trimodal.rollout.loop.RolloutMetrics;
import io.trimodal.rollout.loop.Steps;
import io.trimodal.rollout.step.Reports;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Puts the parts together. */
final class RolloutBeans {
    @Produces
    @Singleton
    Namespace namespace(RolloutConfig config, KubernetesClient client) {
        return new Namespace(config.namespace().orElseGet(client::getNamespace));
    }

    @Produces
    @Singleton
    Reports reports(KubernetesClient client, Namespace namespace) {
        return new Reports(client, namespace.name());
    }

    /** @throws MissingRepositoryException if it is an address of a kind that nothing here reads */
    @Produces
    @Singleton
    ModelRepository models(RepositoryConfig config, Instance<RemoteRepositories> remote) {
        String location = config.repository();
        if (!location.contains("://")) {
            return new LocalModelRepository(Path.of(location));
        }
        return remote.stream()
                .filter(repositories -> repositories.serves(location))
                .findFirst()
                .orElseThrow(() -> new MissingRepositoryException("trimodal.models.repository is " + location
                        + ", which cannot be read here: it takes directories and s3://BUCKET/PREFIX"))
                .open(location);
    }

    @Produces
    @Singleton
    RolloutLoop loop(
            KubernetesClient client,
            Namespace namespace,
            Reports reports,
            RolloutConfig config,
            ModelRepository models,
            MeterRegistry registry) {
        InstantSource clock = InstantSource.system();
        Steps steps = new Steps(
                new KnativeServices(client, namespace.name()),
                new RobustnessGate(models, config.evaluationSets()),
                reports,
                new ScrapedErrors(config.metricsPath()),
                clock,
                config.poll());
        return new RolloutLoop(
                client,
                namespace.name(),
                steps,
                new RolloutEvents(client, namespace.name(), clock),
                new RolloutMetrics(registry),
                clock);
    }
}
