package io.trimodal.knative;

import java.util.List;
import java.util.Set;

/** The pod of a revision: fields that Knative takes always, those that it takes with a flag, and no others. */
final class PodRules {
    private static final Set<String> ALWAYS =
            Set.of("containers", "enableServiceLinks", "imagePullSecrets", "serviceAccountName", "volumes");
    private static final Set<String> OF_REVISIONS =
            Set.of("containerConcurrency", "timeoutSeconds", "responseStartTimeoutSeconds", "idleTimeoutSeconds");
    private static final String SERVICE_ACCOUNT_TOKEN = "automountServiceAccountToken";

    private PodRules() {}

    static void check(Field spec, Features features, Findings findings) {
        for (String name : spec.names()) {
            Field field = spec.at(name);
            if (Features.OF_POD_FIELDS.containsKey(name)) {
                needs(field, Features.OF_POD_FIELDS.get(name), features, findings);
            } else if (name.equals(SERVICE_ACCOUNT_TOKEN)) {
                findings.expect(!field.isTrue(), field, "may only be false in Knative");
            } else {
                findings.expect(ALWAYS.contains(name) || OF_REVISIONS.contains(name), field, "is refused by Knative");
            }
        }
        VolumeRules.check(spec, features, findings);
        containers(spec.at("containers"), features, findings);
    }

    static void needs(Field field, String flag, Features features, Findings findings) {
        findings.expect(
                features.admits(flag), field, "is refused by Knative until config-features sets " + flag + ": enabled");
    }

    private static void containers(Field field, Features features, Findings findings) {
        List<Field> containers = field.elements();
        if (containers.isEmpty()) {
            findings.add(field, "must have a container");
            return;
        }
        if (containers.size() > 1) {
            needs(field, Features.SEVERAL_CONTAINERS, features, findings);
        }
        long ports = containers.stream()
                .mapToLong(container -> container.at("ports").elements().size())
                .sum();
        findings.expect(ports <= 1, field, "must have one port in all: Knative sends requests to one");
        findings.expect(ports == 1 || containers.size() == 1, field, "must have the port in one of several containers");
        for (Field container : containers) {
            boolean serves =
                    containers.size() == 1 || !container.at("ports").elements().isEmpty();
            ContainerRules.check(container, serves, features, findings);
        }
    }
}
