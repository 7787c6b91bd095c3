package io.trimodal.knative;

import java.util.Set;

/** A Knative Service: itself, the template of its revisions, and how traffic is divided among them. */
final class ServiceRules {
    private static final String AUTOSCALING = "autoscaling.knative.dev/";
    private static final String SERVING = "serving.knative.dev/";
    private static final String VISIBILITY = "networking.knative.dev/visibility";
    private static final String ROLLOUT_DURATION = SERVING + "rollout-duration";
    private static final String PROGRESS_DEADLINE = SERVING + "progress-deadline";
    /** Knative sets the first two itself; objects that were read from a cluster have them. */
    private static final Set<String> OF_THE_SERVICE =
            Set.of(SERVING + "creator", SERVING + "lastModifier", ROLLOUT_DURATION, SERVING + "forceUpgrade");

    private static final Set<String> OF_THE_TEMPLATE = Set.of(SERVING + "creator", PROGRESS_DEADLINE);

    private ServiceRules() {}

    static void check(Manifest manifest, Features features, Findings findings) {
        Field metadata = manifest.root().at("metadata");
        String name = manifest.name();
        findings.expect(
                Names.isLabel(name),
                metadata.at("name"),
                "must be a label of DNS, as it becomes part of a host name: at most 63 lower-case letters, digits and"
                        + " '-', the first a letter");
        serviceAnnotations(metadata.at("annotations"), findings);
        visibility(metadata.at("labels", VISIBILITY), findings);

        Field template = manifest.root().at("spec", "template");
        templateMetadata(template.at("metadata"), name, findings);
        findings.expect(
                !namesModels(template) || template.at("metadata", "name").present(),
                template.at("metadata", "name"),
                "must be \"\" where models are named: a roll-out names its revision, and then an apply that leaves"
                        + " the name out is refused");
        RevisionRules.check(template, features, findings);
        TrafficRules.check(manifest.root().at("spec", "traffic"), name, findings);
    }

    private static boolean namesModels(Field template) {
        return template.at("spec", "containers").elements().stream()
                .flatMap(container -> container.at("env").elements().stream())
                .anyMatch(variable -> variable.at("name").text().equals("TRIMODAL_MODELS_NAMES"));
    }

    private static void serviceAnnotations(Field annotations, Findings findings) {
        for (String key : annotations.names()) {
            Field annotation = annotations.at(key);
            if (key.startsWith(AUTOSCALING)) {
                findings.add(annotation, "is refused here: it belongs in spec.template.metadata.annotations");
            } else if (key.equals(PROGRESS_DEADLINE)) {
                findings.add(annotation, "is ignored here: it belongs in spec.template.metadata.annotations");
            } else if (key.startsWith(SERVING)) {
                findings.expect(OF_THE_SERVICE.contains(key), annotation, "is no annotation that Knative knows");
            }
        }
        Durations.wholeSeconds(annotations.at(ROLLOUT_DURATION), findings);
    }

    private static void visibility(Field label, Findings findings) {
        findings.expect(
                !label.present() || label.text().equals("cluster-local"),
                label,
                "must be cluster-local, or absent for a Service that is reached from outside");
    }

    private static void templateMetadata(Field metadata, String service, Findings findings) {
        ObjectRules.labels(metadata.at("labels"), findings);
        Field annotations = metadata.at("annotations");
        ObjectRules.annotations(annotations, findings);
        for (String key : annotations.names()) {
            Field annotation = annotations.at(key);
            if (key.equals(ROLLOUT_DURATION)) {
                findings.add(annotation, "is ignored here: it belongs in metadata.annotations of the Service");
            } else if (key.startsWith(SERVING)) {
                findings.expect(OF_THE_TEMPLATE.contains(key), annotation, "is no annotation that Knative knows");
            }
        }
        Durations.wholeSeconds(annotations.at(PROGRESS_DEADLINE), findings);

        Field name = metadata.at("name");
        if (name.present() && !name.text().isEmpty()) {
            findings.expect(
                    name.text().startsWith(service + "-") && name.text().length() > service.length() + 1,
                    name,
                    "must begin with the Service's name and '-': " + service + "-");
            findings.expect(Names.isLabel(name.text()), name, "must be a label of DNS of at most 63 characters");
        }
    }
}
