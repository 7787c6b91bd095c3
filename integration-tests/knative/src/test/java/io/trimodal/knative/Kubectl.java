package io.trimodal.knative;

import io.trimodal.support.Checkout;
import io.trimodal.support.Tool;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line of Kubernetes, of which only what works without a cluster is used. */
final class Kubectl {
    private static final Path MANIFESTS = Checkout.own().resolve("native-configs/knative");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return Trial.run(builder, PATIENCE).require(command);
    }
}
