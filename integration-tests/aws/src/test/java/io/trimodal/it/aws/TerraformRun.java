package io.trimodal.it.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.stream.Stream;

/** Terraform over a copy of terraform/, so that no state is left in the checkout. */
final class TerraformRun {
    private static final Path SOURCES = Checkout.own().resolve("terraform");
    private static final Duration INIT = Duration.ofMinutes(5);
    /** Each queue alone takes 25 s. */
    private static final Duration APPLY = Duration.ofMinutes(8);

    private final String terraform;
    private final Path folder;
    private final Map<String, String> environment;

    private TerraformRun(String terraform, Path folder, Map<String, String> environment) {
        this.terraform = terraform;
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Makes all that examples/complete has, from nothing.
     *
     * @param packages folder with {@code <function>/target/function.zip}
     * @return the outputs
     */
    static JsonNode apply(Path packages, Moto moto) {
        TerraformRun run = new TerraformRun(
                Tool.TERRAFORM.require().toString(),
                copy().resolve(Path.of("examples", "complete")),
                moto.environment());
        run.run(TerraformProvider.init(), INIT);
        run.run(
                "apply",
                APPLY,
                "-input=false",
                "-no-color",
                "-auto-approve",
                "-var-file=emulator.tfvars",
                "-var=packages=" + packages.toAbsolutePath().normalize());
        try {
            return new ObjectMapper().readTree(run.run("output", INIT, "-json"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String step, Duration limit, String... options) {
        List<String> command = new ArrayList<>(List.of(step));
        command.addAll(List.of(options));
        return run(command, limit);
    }

    private String run(List<String> arguments, Duration limit) {
        List<String> command = new ArrayList<>(List.of(terraform));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        TerraformProvider.prepare(builder.environment());
        return Trial.run(builder, limit).require(command);
    }

    private static Path copy() {
        try {
            Path to = Path.of("target", "terraform").toAbsolutePath();
            UnpackedFunction.delete(to);
            try (Stream<Path> files = Files.walk(SOURCES)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path name = SOURCES.relativize(file);
                    if (!name.toString().contains(".terraform")
                            && !name.toString().contains(".tfstate")) {
                        Path copy = to.resolve(name);
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
