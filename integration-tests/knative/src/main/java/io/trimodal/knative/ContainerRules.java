package io.trimodal.knative;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A container of a revision. */
final class ContainerRules {
    private static final Set<String> FIELDS = Set.of(
            "args",
            "command",
            "env",
            "envFrom",
            "image",
            "imagePullPolicy",
            "livenessProbe",
            "name",
            "ports",
            "readinessProbe",
            "resources",
            "securityContext",
            "startupProbe",
            "terminationMessagePath",
            "terminationMessagePolicy",
            "volumeMounts",
            "workingDir");
    private static final Set<String> RESERVED_VARIABLES = Set.of("PORT", "K_SERVICE", "K_CONFIGURATION", "K_REVISION");
    /** Of the queue-proxy beside each container, its metrics and profiles. */
    private static final Set<Long> RESERVED_PORTS = Set.of(8008L, 8012L, 8013L, 8022L, 9090L, 9091L);

    private static final Set<String> PORT_NAMES = Set.of("", "http1", "h2c");
    private static final long MOST_PORT = 65_535;
    private static final long DEFAULT_PORT = 8080;
    private static final Pattern IMAGE = Pattern.compile(
            "(?:[a-zA-Z0-9.-]+(?::\\d+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    private ContainerRules() {}

    /** @param serves whether requests are sent to it */
    static void check(Field container, boolean serves, Features features, Findings findings) {
        for (String name : container.names()) {
            findings.expect(FIELDS.contains(name), container.at(name), "is refused by Knative");
        }
        findings.expect(
                !container.at("name").text().equals("queue-proxy"), container.at("name"), "is taken by Knative");
        findings.expect(
                IMAGE.matcher(container.at("image").text()).matches(),
                container.at("image"),
                "must name an image, [HOST/]NAME[:TAG][@DIGEST]");
        variables(container.at("env"), features, findings);
        ResourceRules.check(container, findings);
        SecurityRules.check(container, features, findings);
        if (serves) {
            ProbeRules.check(container, port(container.at("ports"), findings), findings);
        } else {
            for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                findings.expect(
                        !container.at(probe).present(),
                        container.at(probe),
                        "is refused by Knative in a container that does not serve");
            }
        }
    }

    private static void variables(Field variables, Features features, Findings findings) {
        for (Field variable : variables.elements()) {
            findings.expect(
                    !RESERVED_VARIABLES.contains(variable.at("name").text()),
                    variable.at("name"),
                    "is set by Knative and refused here");
            for (String reference : List.of("fieldRef", "resourceFieldRef")) {
                Field from = variable.at("valueFrom", reference);
                if (from.present()) {
                    PodRules.needs(from, Features.FIELD_REFERENCES, features, findings);
                }
            }
        }
    }

    /** @return of requests */
    private static long port(Field ports, Findings findings) {
        List<Field> all = ports.elements();
        if (all.isEmpty()) {
            return DEFAULT_PORT;
        }
        Field port = all.getFirst();
        long number = port.at("containerPort").whole().orElse(0);
        findings.expect(
                number > 0 && number <= MOST_PORT && !RESERVED_PORTS.contains(number),
                port.at("containerPort"),
                "must be a port from 1 to 65535 that Knative does not take itself: not one of "
                        + RESERVED_PORTS.stream().sorted().toList());
        findings.expect(
                PORT_NAMES.contains(port.at("name").text()),
                port.at("name"),
                "must be http1, h2c or absent: by it Knative chooses the protocol");
        findings.expect(
                !port.at("protocol").present() || port.at("protocol").text().equals("TCP"),
                port.at("protocol"),
                "must be TCP");
        for (String host : List.of("hostPort", "hostIP")) {
            findings.expect(!port.at(host).present(), port.at(host), "is refused by Knative");
        }
        return number;
    }
}
