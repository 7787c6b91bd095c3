package io.trimodal.knative;

import java.util.List;
import java.util.Set;

/** Probes of the container that serves: all on the port of requests, as it is the only one. */
final class ProbeRules {
    private static final Set<String> HANDLERS = Set.of("exec", "grpc", "httpGet", "tcpSocket");

    private ProbeRules() {}

    /** @param port of requests */
    static void check(Field container, long port, Findings findings) {
        for (String name : List.of("readinessProbe", "livenessProbe")) {
            findings.expect(
                    container.at(name).present(),
                    container.at(name),
                    "must be given: without it a pod counts as well that only listens");
        }
        String portName = container.at("ports").elements().stream()
                .findFirst()
                .map(p -> p.at("name").text())
                .orElse("");
        for (String name : List.of("readinessProbe", "livenessProbe", "startupProbe")) {
            Field probe = container.at(name);
            if (probe.present()) {
                handler(probe, port, portName, findings);
            }
        }
        for (String handler : List.of("httpGet", "tcpSocket", "grpc")) {
            Field startup = container.at("startupProbe", handler);
            findings.expect(
                    !startup.present() || startup.at("port").present(),
                    startup.at("port"),
                    "must be given: Knative fills it in for other probes, not for this one");
        }
        readiness(container.at("readinessProbe"), findings);
    }

    private static void handler(Field probe, long port, String portName, Findings findings) {
        List<String> handlers =
                probe.names().stream().filter(HANDLERS::contains).toList();
        findings.expect(handlers.size() == 1, probe, "must have one of httpGet, tcpSocket and grpc");
        findings.expect(!probe.at("exec").present(), probe.at("exec"), "must not be used: the images have no shell");
        for (String handler : handlers) {
            Field at = probe.at(handler, "port");
            boolean same = at.whole().isPresent()
                    ? at.whole().getAsLong() == port || at.whole().getAsLong() == 0
                    : !portName.isEmpty() && at.text().equals(portName);
            findings.expect(
                    !at.present() || same, at, "must be the port of requests, " + port + ", which is the only one");
        }
        Field path = probe.at("httpGet", "path");
        findings.expect(
                !probe.at("httpGet").present() || path.text().startsWith("/"), path, "must be given and begin with /");
    }

    /** Without a period, the queue-proxy probes many times a second until the container is ready. */
    private static void readiness(Field probe, Findings findings) {
        if (probe.at("periodSeconds").whole().orElse(0) == 0) {
            for (String name : List.of("failureThreshold", "timeoutSeconds")) {
                findings.expect(
                        probe.at(name).whole().orElse(0) == 0,
                        probe.at(name),
                        "is refused by Knative without a periodSeconds above 0");
            }
        }
    }
}
