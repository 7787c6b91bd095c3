package io.trimodal.knative;

import java.util.Locale;
import java.util.Set;

/** Knative's own ConfigMaps. Keys that it does not know it ignores without a word. */
final class SettingsRules {
    static final String FEATURES = "config-features";

    private static final String DEPLOYMENT = "config-deployment";
    private static final Set<String> OF_DEPLOYMENTS = Set.of(
            "affinity",
            "default-affinity-type",
            "digest-resolution-timeout",
            "pod-is-always-schedulable",
            "progress-deadline",
            "queue-sidecar-cpu-limit",
            "queue-sidecar-cpu-request",
            "queue-sidecar-ephemeral-storage-limit",
            "queue-sidecar-ephemeral-storage-request",
            "queue-sidecar-image",
            "queue-sidecar-memory-limit",
            "queue-sidecar-memory-request",
            "queue-sidecar-rootca",
            "queue-sidecar-token-audiences",
            "registries-skipping-tag-resolving",
            "runtime-class-name");
    private static final String OBSERVABILITY = "config-observability";
    /** Since Knative 1.19; those of before, {@code metrics.…-backend-destination}, are ignored. */
    private static final Set<String> OF_OBSERVABILITY = Set.of(
            "logging.enable-probe-request-log",
            "logging.enable-request-log",
            "logging.enable-var-log-collection",
            "logging.request-log-template",
            "logging.revision-url-template",
            "metrics-endpoint",
            "metrics-export-interval",
            "metrics-protocol",
            "request-metrics-endpoint",
            "request-metrics-export-interval",
            "request-metrics-protocol",
            "runtime-export-interval",
            "runtime-profiling",
            "tracing-endpoint",
            "tracing-protocol",
            "tracing-sampling-rate");

    private static final Set<String> METRICS_PROTOCOLS = Set.of("none", "prometheus", "grpc", "http/protobuf");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private SettingsRules() {}

    static void check(Manifest manifest, Findings findings) {
        Field data = manifest.root().at("data");
        for (String key : data.names()) {
            if (key.equals("_example")) {
                continue; // documentation, by convention
            }
            Field setting = data.at(key);
            findings.expect(setting.value().isTextual(), setting, "must be a text: put it in quotes");
            switch (manifest.name()) {
                case FEATURES -> feature(key, setting, findings);
                case DEPLOYMENT ->
                    findings.expect(OF_DEPLOYMENTS.contains(key), setting, "is ignored by Knative: no such setting");
                case OBSERVABILITY ->
                    findings.expect(OF_OBSERVABILITY.contains(key), setting, "is ignored by Knative: no such setting");
                default -> {} // other settings are not of interest here
            }
        }
        if (manifest.name().equals(DEPLOYMENT)) {
            Durations.wholeSeconds(data.at("progress-deadline"), findings);
            Field waiting = data.at("pod-is-always-schedulable");
            findings.expect(
                    !waiting.present() || BOOLEANS.contains(waiting.text()), waiting, "must be \"true\" or \"false\"");
        }
        if (manifest.name().equals(OBSERVABILITY)) {
            for (String key : new String[] {"metrics-protocol", "request-metrics-protocol"}) {
                Field protocol = data.at(key);
                findings.expect(
                        !protocol.present() || METRICS_PROTOCOLS.contains(protocol.text()),
                        protocol,
                        "must be none, prometheus, grpc or http/protobuf");
            }
        }
    }

    private static void feature(String key, Field setting, Findings findings) {
        findings.expect(Features.isFlag(key), setting, "is ignored by Knative: no such flag");
        findings.expect(
                Features.VALUES.contains(setting.text().toLowerCase(Locale.ROOT)),
                setting,
                "must be enabled, allowed or disabled");
    }
}
