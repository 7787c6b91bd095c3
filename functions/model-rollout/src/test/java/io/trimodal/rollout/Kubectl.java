package io.trimodal.rollout;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.support.Checkout;
import io.trimodal.support.Tool;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The real command line of Kubernetes, here with {@link MockCluster} for a cluster. */
record Kubectl(Path work, String server) {
    private static final Path MANIFESTS = Checkout.own().resolve("native-configs/knative");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Skips the test where there is none with kustomize 5. */
    void require() {
        Tool.KUBECTL.require();
    }

    /** A Service as an overlay in native-configs/knative has it. */
    @SuppressWarnings("unchecked")
    Map<String, Object> service(String overlay, String name) {
        String rendered =
                run("kustomize", MANIFESTS.resolve(overlay).toString()).output();
        return Arrays.stream(rendered.split("\n---\n"))
                .map(document -> (Map<String, Object>) Serialization.unmarshal(document, Map.class))
                .filter(document -> "serving.knative.dev/v1".equals(document.get("apiVersion")))
                .filter(document -> name.equals(((Map<String, Object>) document.get("metadata")).get("name")))
                .findFirst()
                .orElseThrow();
    }

    Trial.Result apply(String manifest) {
        try {
            Path file = Files.writeString(work.resolve("manifest.yaml"), manifest);
            return run("apply", "--validate=false", "-f", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Trial.Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Tool.KUBECTL.require().toString(), "--server=" + server, "--cache-dir=" + work.resolve("cache")));
        command.add("--namespace=" + MockCluster.NAMESPACE);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KUBECONFIG", work.resolve("none").toString());
        return Trial.run(builder, PATIENCE);
    }
}
