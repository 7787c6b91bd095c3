package io.trimodal.function.upload.http;

import io.trimodal.support.Tool;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The npm package {@code cloudevents}, installed for the test. Where it cannot be, the test is skipped and says so. */
final class NpmClient {
    private static final String PACKAGE = "cloudevents@10.0.0";
    private static final Path FOLDER = Path.of("target", "npm");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private NpmClient() {}

    /** @return JSON: the answers to an event in binary, in structured, and to two in batched mode */
    static String send(URI target, String bucket, String key) throws IOException {
        Files.createDirectories(FOLDER);
        Files.copy(
                Path.of("src", "test", "resources", "npm", "send.mjs"),
                FOLDER.resolve("send.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        if (!Files.isDirectory(FOLDER.resolve("node_modules").resolve("cloudevents"))) {
            install();
        }
        return run(Tool.NODE.require().toString(), "send.mjs", target.toString(), bucket, key);
    }

    private static void install() throws IOException {
        try {
            // Without a network it is given up at once.
            run(
                    Tool.NPM.require().toString(),
                    "install",
                    "--prefer-offline",
                    "--fetch-retries=1",
                    "--fetch-retry-mintimeout=1000",
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--prefix",
                    ".",
                    PACKAGE);
        } catch (IllegalStateException e) {
            throw Tool.NPM.unusable("cannot install " + PACKAGE + ": " + e.getMessage());
        }
    }

    /** @throws IllegalStateException with what it said, if it fails */
    private static String run(String... command) throws IOException {
        Path errors = FOLDER.resolve("errors.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectError(errors.toFile());
        Trial.Result result = Trial.run(builder, PATIENCE);
        if (!result.succeeded()) {
            throw new IllegalStateException(result.describe(List.of(command)) + Files.readString(errors));
        }
        return result.output();
    }
}
