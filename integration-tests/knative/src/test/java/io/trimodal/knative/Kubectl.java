package io.trimodal.knative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The command line of Kubernetes, of which only what works without a cluster is used. */
final class Kubectl {
    private static final Path MANIFESTS = Path.of("..", "..", "native-configs", "knative");

    private Kubectl() {}

    /** Skips the test where there is none with kustomize 5, or fails where TRIMODAL_KUBECTL_REQUIRED is 1. */
    static void require() {
        String version;
        try {
            version = run("version", "--client");
        } catch (UncheckedIOException e) {
            version = e.getMessage();
        }
        boolean there = version.contains("Kustomize Version: v5");
        if (!there && "1".equals(System.getenv("TRIMODAL_KUBECTL_REQUIRED"))) {
            throw new AssertionError("there is no kubectl with kustomize 5: " + version);
        }
        Assumptions.assumeTrue(there, "there is no kubectl with kustomize 5");
    }

    /** @param folder in native-configs/knative; @return the documents that would be sent to a cluster */
    static String kustomize(String folder) {
        return run("kustomize", MANIFESTS.resolve(folder).toString());
    }

    private static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
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
