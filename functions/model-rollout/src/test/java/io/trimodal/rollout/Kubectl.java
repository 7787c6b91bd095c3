package io.trimodal.rollout;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The real command line of Kubernetes, here with {@link MockCluster} for a cluster. */
record Kubectl(Path work, String server) {
    private static final Path MANIFESTS = Path.of("..", "..", "native-configs", "knative");

    /** What it came to. */
    record Result(int status, String output) {}

    /** Skips the test where there is none with kustomize 5, or fails where TRIMODAL_KUBECTL_REQUIRED is 1. */
    void require() {
        boolean there;
        try {
            there = run("version", "--client").output().contains("Kustomize Version: v5");
        } catch (UncheckedIOException e) {
            there = false;
        }
        if (!there && "1".equals(System.getenv("TRIMODAL_KUBECTL_REQUIRED"))) {
            throw new AssertionError("there is no kubectl with kustomize 5");
        }
        Assumptions.assumeTrue(
                there, "there is no kubectl with kustomize 5: kubectl apply after a roll-out was not tested");
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

    Result apply(String manifest) {
        try {
            Path file = Files.writeString(work.resolve("manifest.yaml"), manifest);
            return run("apply", "--validate=false", "-f", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result run(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("kubectl", "--server=" + server, "--cache-dir=" + work.resolve("cache")));
        command.add("--namespace=" + MockCluster.NAMESPACE);
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("KUBECONFIG", work.resolve("none").toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + output);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
