package io.trimodal.it.aws;

import io.trimodal.support.Checkout;
import io.trimodal.support.Tool;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Terraform's provider for AWS: from a folder, from a cache of an earlier run, or from the registry, which not every
 * machine reaches.
 */
final class TerraformProvider {
    /** The registry's archive has 150 MB. */
    private static final Duration DOWNLOAD = Duration.ofMinutes(5);

    private static final Path REQUIREMENT = Checkout.own().resolve("terraform/versions.tf");
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private TerraformProvider() {}

    /** Why there is none: what Terraform says where nothing but the provider is asked for. */
    static Optional<String> reasonToSkip() {
        return Tried.REASON;
    }

    /** {@code init} and its options: -plugin-dir where TRIMODAL_TERRAFORM_PLUGINS names a folder. */
    static List<String> init() {
        List<String> command = new ArrayList<>(List.of("init", "-input=false", "-no-color"));
        Optional.ofNullable(System.getenv("TRIMODAL_TERRAFORM_PLUGINS"))
                .ifPresent(folder -> command.add("-plugin-dir=" + folder));
        return command;
    }

    /** @param environment of a process of Terraform, which gets what it needs besides */
    static void prepare(Map<String, String> environment) {
        environment.putAll(Map.of("TF_IN_AUTOMATION", "1", "CHECKPOINT_DISABLE", "1"));
        // A configuration file that is named but not there is none.
        environment.computeIfPresent("TF_CLI_CONFIG_FILE", (_, file) -> Files.exists(Path.of(file)) ? file : null);
        // What was downloaded once is not downloaded again; there is no lock file here that this could contradict.
        environment.computeIfAbsent(
                "TF_PLUGIN_CACHE_DIR",
                _ -> created(TARGET.resolve("terraform-plugins")).toString());
        environment.put("TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE", "1");
    }

    private static Optional<String> look() {
        Path folder = created(TARGET.resolve("terraform-provider"));
        try {
            Files.copy(REQUIREMENT, folder.resolve("versions.tf"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(Tool.TERRAFORM.require().toString()));
        command.addAll(init());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        prepare(builder.environment());
        Trial.Result result = Trial.run(builder, DOWNLOAD);
        return result.succeeded()
                ? Optional.empty()
                : Tool.TERRAFORM.reasonToSkip("has no provider for AWS: " + result.describe(command));
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looked for once. */
    private static final class Tried {
        static final Optional<String> REASON = look();
    }
}
