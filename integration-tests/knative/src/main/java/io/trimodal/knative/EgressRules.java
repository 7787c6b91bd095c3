package io.trimodal.knative;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a function gets out to what its settings name: a bucket of models, a table of usage. Where a NetworkPolicy
 * among the documents rules what its pods may reach, one of them must open something beside the names of the cluster;
 * else the first pod waits in vain for its models, or refuses each call.
 */
final class EgressRules {
    private static final String SERVICE_LABEL = "serving.knative.dev/service";
    private static final String DNS = "53";

    private EgressRules() {}

    static void check(Manifest service, List<Manifest> documents, Findings findings) {
        List<Field> policies = documents.stream()
                .filter(document -> document.is("networking.k8s.io/v1", "NetworkPolicy"))
                .map(Manifest::root)
                .filter(policy -> rulesEgress(policy) && selects(policy.at("spec", "podSelector"), labels(service)))
                .toList();
        if (policies.isEmpty() || policies.stream().anyMatch(EgressRules::leadsOut)) {
            return;
        }
        for (Field container :
                service.root().at("spec", "template", "spec", "containers").elements()) {
            for (Field variable : container.at("env").elements()) {
                findings.expect(
                        !namesSomethingOutside(variable),
                        variable.at("value"),
                        "is outside the pod, and no NetworkPolicy here lets the pod reach more than the names of the"
                                + " cluster");
            }
        }
    }

    private static boolean namesSomethingOutside(Field variable) {
        String value = variable.at("value").text();
        return switch (variable.at("name").text()) {
            case "TRIMODAL_MODELS_REPOSITORY" -> value.contains("://");
            case "TRIMODAL_USAGE_LEDGER" -> value.equals("dynamodb");
            default -> false;
        };
    }

    /** Knative gives pods the label of their Service. */
    private static Map<String, String> labels(Manifest service) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(SERVICE_LABEL, service.name());
        Field given = service.root().at("spec", "template", "metadata", "labels");
        given.names().forEach(key -> labels.put(key, given.at(key).text()));
        return labels;
    }

    private static boolean rulesEgress(Field policy) {
        return policy.at("spec", "policyTypes").elements().stream()
                .anyMatch(type -> type.text().equals("Egress"));
    }

    private static boolean selects(Field selector, Map<String, String> labels) {
        Field wanted = selector.at("matchLabels");
        return wanted.names().stream()
                        .allMatch(key -> wanted.value().path(key).asText().equals(labels.get(key)))
                && selector.at("matchExpressions").elements().stream()
                        .allMatch(expression -> holds(
                                expression, labels.get(expression.at("key").text())));
    }

    private static boolean holds(Field expression, String value) {
        boolean listed = expression.at("values").elements().stream()
                .anyMatch(one -> one.text().equals(value));
        return switch (expression.at("operator").text()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            default -> value == null;
        };
    }

    private static boolean leadsOut(Field policy) {
        return policy.at("spec", "egress").elements().stream()
                .map(rule -> rule.at("ports").elements())
                .anyMatch(ports -> ports.isEmpty()
                        || ports.stream()
                                .anyMatch(port -> !port.at("port").text().equals(DNS)));
    }
}
