package io.trimodal.rollout;

import java.util.Map;
import java.util.Optional;

/** What kubectl asks an API server before it applies a Knative Service: which groups and kinds there are. */
final class PretendedDiscovery {
    private static final Map<String, String> ANSWERS =
            Map.of("/api", """
            {"kind": "APIVersions", "versions": ["v1"]}""", "/api/v1", """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": []}""", "/apis", """
            {"kind": "APIGroupList", "apiVersion": "v1", "groups": [{"name": "serving.knative.dev",
             "versions": [{"groupVersion": "serving.knative.dev/v1", "version": "v1"}],
             "preferredVersion": {"groupVersion": "serving.knative.dev/v1", "version": "v1"}}]}""", "/apis/serving.knative.dev/v1", """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "serving.knative.dev/v1", "resources": [
             {"name": "services", "singularName": "service", "namespaced": true, "kind": "Service",
              "verbs": ["create", "get", "list", "patch", "update"]}]}""");

    private PretendedDiscovery() {}

    /** @param path without a query */
    static Optional<String> answer(String path) {
        return Optional.ofNullable(ANSWERS.get(path));
    }
}
