package io.trimodal.rollout;

import java.util.Map;
import java.util.Optional;

/** What kubectl asks an API server before it applies a Knative Service: which groups and kinds there are. */
final class PretendedDiscovery {
    private static final String VERSIONS = """
            {"kind": "APIVersions", "versions": ["v1"]}""";
    private static final String CORE = """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": []}""";
    private static final String GROUPS = """
            {"kind": "APIGroupList", "apiVersion": "v1", "groups": [{"name": "serving.knative.dev",
             "versions": [{"groupVersion": "serving.knative.dev/v1", "version": "v1"}],
             "preferredVersion": {"groupVersion": "serving.knative.dev/v1", "version": "v1"}}]}""";
    private static final String SERVING = """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "serving.knative.dev/v1", "resources": [
             {"name": "services", "singularName": "service", "namespaced": true, "kind": "Service",
              "verbs": ["create", "get", "list", "patch", "update"]}]}""";
    private static final Map<String, String> ANSWERS =
            Map.of("/api", VERSIONS, "/api/v1", CORE, "/apis", GROUPS, "/apis/serving.knative.dev/v1", SERVING);

    private PretendedDiscovery() {}

    /** @param path without a query */
    static Optional<String> answer(String path) {
        return Optional.ofNullable(ANSWERS.get(path));
    }
}
