package io.trimodal.knative;

/** What holds for every object of Kubernetes. */
final class ObjectRules {
    private ObjectRules() {}

    static void check(Manifest manifest, Findings findings) {
        Field root = manifest.root();
        findings.expect(!manifest.apiVersion().isEmpty(), root.at("apiVersion"), "must be given");
        findings.expect(!manifest.kind().isEmpty(), root.at("kind"), "must be given");
        Field metadata = root.at("metadata");
        findings.expect(
                Names.isSubdomain(manifest.name()),
                metadata.at("name"),
                "must be given, in lower-case letters, digits, '-' and '.'");
        labels(metadata.at("labels"), findings);
        annotations(metadata.at("annotations"), findings);
    }

    static void labels(Field labels, Findings findings) {
        for (String key : labels.names()) {
            Field label = labels.at(key);
            findings.expect(
                    Names.isKey(key), label, "has a key that is not [DOMAIN/]NAME with at most 63 characters of name");
            findings.expect(
                    Names.isLabelValue(label.text()),
                    label,
                    "must have at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit");
        }
    }

    static void annotations(Field annotations, Findings findings) {
        for (String key : annotations.names()) {
            Field annotation = annotations.at(key);
            findings.expect(
                    Names.isKey(key),
                    annotation,
                    "has a key that is not [DOMAIN/]NAME with at most 63 characters of name");
            findings.expect(annotation.value().isTextual(), annotation, "must be a text: put it in quotes");
        }
    }
}
