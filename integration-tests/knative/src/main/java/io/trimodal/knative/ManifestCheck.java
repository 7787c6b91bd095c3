package io.trimodal.knative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds what is wrong with manifests of Knative Services and what goes with them. Flags that a field needs count as set
 * where a {@code config-features} among the documents sets them, or where they were given to {@link #withFeatures}.
 * Immutable and thread-safe.
 *
 * <p>What a schema can say, which fields there are and of what type, is fabric8's ({@link ModelFields}); the schemas of
 * Knative's custom resources say no more. Annotations, feature flags, limits and what fields must be to each other are
 * checked in Knative by admission webhooks, which are Go code in a cluster, and that is what the rules here stand for.
 */
public final class ManifestCheck {
    private static final String SYSTEM_NAMESPACE = "knative-serving";

    private final Features features;

    private ManifestCheck(Features features) {
        this.features = features;
    }

    /** For a cluster with Knative's default configuration. */
    public static ManifestCheck ofDefaults() {
        return new ManifestCheck(new Features(Map.of()));
    }

    /** @param flags of {@code config-features} with {@code enabled}, {@code allowed} or {@code disabled} */
    public ManifestCheck withFeatures(Map<String, String> flags) {
        return new ManifestCheck(features.with(flags));
    }

    /**
     * @param manifests YAML, one document or several, or a JSON object
     * @return problems in the order of the documents; empty if there are none
     */
    public List<Problem> check(String manifests) {
        List<Manifest> documents;
        try {
            documents = Manifest.read(manifests);
        } catch (IllegalArgumentException e) {
            return List.of(new Problem("?", "", e.getMessage()));
        }
        if (documents.isEmpty()) {
            return List.of(new Problem("?", "", "has no document"));
        }
        Features effective = features.with(flags(documents));
        List<Problem> problems = new ArrayList<>();
        documents.forEach(document -> problems.addAll(check(document, effective, documents)));
        return List.copyOf(problems);
    }

    private static List<Problem> check(Manifest manifest, Features features, List<Manifest> documents) {
        Findings findings = new Findings(manifest.title());
        ObjectRules.check(manifest, findings);
        ModelFields.check(manifest, findings);
        if (manifest.is("serving.knative.dev/v1", "Service")) {
            ServiceRules.check(manifest, features, findings);
            EgressRules.check(manifest, documents, findings);
        } else if (manifest.apiVersion().startsWith("serving.knative.dev/")) {
            findings.add("kind", "is not checked here: of serving.knative.dev only v1 Services are");
        } else if (isSettings(manifest)) {
            SettingsRules.check(manifest, findings);
        }
        return findings.problems();
    }

    private static boolean isSettings(Manifest manifest) {
        return manifest.is("v1", "ConfigMap")
                && manifest.content().at("/metadata/namespace").asText().equals(SYSTEM_NAMESPACE);
    }

    private static Map<String, String> flags(List<Manifest> documents) {
        Map<String, String> flags = new TreeMap<>();
        for (Manifest document : documents) {
            if (isSettings(document) && document.name().equals(SettingsRules.FEATURES)) {
                JsonNode data = document.content().path("data");
                data.properties()
                        .forEach(
                                flag -> flags.put(flag.getKey(), flag.getValue().asText()));
            }
        }
        return flags;
    }
}
