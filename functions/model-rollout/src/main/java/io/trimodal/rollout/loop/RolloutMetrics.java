package io.trimodal.rollout.loop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code trimodal.rollout.share}, the candidate's percentage of the requests while its roll-out is under way, and
 * {@code trimodal.rollout.phases}, how often each was entered.
 */
public final class RolloutMetrics {
    private final MeterRegistry registry;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    public RolloutMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Share(AtomicInteger percent, Gauge gauge) {}

    void moved(ModelRollout rollout, Phase before, ModelRolloutStatus status) {
        if (before != status.phase()) {
            Counter.builder("trimodal.rollout.phases")
                    .description("roll-outs that came to a phase")
                    .tag("phase", status.phase().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment();
        }
        if (status.phase().isFinal()) {
            forget(rollout.getMetadata().getName());
            return;
        }
        shares.computeIfAbsent(rollout.getMetadata().getName(), name -> share(name, rollout.getSpec()))
                .percent()
                .set(status.share());
    }

    void forget(String name) {
        Share share = shares.remove(name);
        if (share != null) {
            registry.remove(share.gauge());
        }
    }

    private Share share(String name, ModelRolloutSpec spec) {
        AtomicInteger percent = new AtomicInteger();
        return new Share(
                percent,
                Gauge.builder("trimodal.rollout.share", percent, AtomicInteger::get)
                        .description("percentage of requests that a candidate gets")
                        .tag("rollout", name)
                        .tag("service", text(spec == null ? null : spec.service()))
                        .tag("model", text(spec == null ? null : spec.model() + ":" + spec.version()))
                        .register(registry));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
