package io.trimodal.knative;

import io.trimodal.support.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line of Kubernetes, of which only what works without a cluster is used. */
final class Kubectl {
    private static final Path MANIFESTS = Path.of("..", "..", "native-configs", "knative");

    private Kubectl() {}

    /** Skips the test where there is none with kustomize 5. */
    static void require() {
        Tool.KUBECTL.require();
    }

    /** @param folder in native-configs/knative; @return the documents that would be sent to a cluster */
    static String kustomize(String folder) {
        return run("kustomize", MANIFESTS.resolve(folder).toString());
    }

    /**
     * @param work where the kustomization is written
     * @param folder in native-configs/knative, as are {@code components}
     */
    static String kustomize(Path work, String folder, String... components) {
        try {
            Path manifests = work.toRealPath().relativize(MANIFESTS.toRealPath());
            List<String> lines = new ArrayList<>(List.of(
                    "apiVersion: kustomize.config.k8s.io/v1beta1",
                    "kind: Kustomization",
                    "resources:",
                    "  - " + manifests.resolve(folder),
                    "components:"));
            for (String component : components) {
                lines.add("  - " + manifests.resolve(component));
            }
            Files.write(work.resolve("kustomization.yaml"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run("kustomize", work.toString());
    }

    private static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Tool.KUBECTL.require().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
