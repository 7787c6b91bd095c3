package io.trimodal.support;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** A program that some tests need. Whether it works is tried once per process. Thread-safe. */
public enum Tool {
    CHROMIUM("chromium", "pages and reports in a browser", "Debian: chromium", List.of("--version"), "") {
        @Override
        List<String> names() {
            return List.of("chromium", "chromium-browser", "google-chrome", "chrome");
        }
    },
    CHROMEDRIVER("chromedriver", "pages and reports in a browser", "Debian: chromium-driver", List.of("--version"), ""),
    MOTO(
            "moto_server",
            "an emulated AWS: ledger, packages for Lambda",
            "pip install 'moto[server]'",
            List.of("--help"),
            ""),
    TERRAFORM(
            "terraform",
            "infrastructure, and packages for Lambda in it",
            "1.9 or newer, or TRIMODAL_TERRAFORM",
            List.of("version"),
            "Terraform") {
        @Override
        List<String> names() {
            return List.of(
                    Optional.ofNullable(System.getenv("TRIMODAL_TERRAFORM")).orElse("terraform"));
        }
    },
    KUBECTL(
            "kubectl",
            "rendered manifests for Knative",
            "one with kustomize 5",
            List.of("version", "--client"),
            "Kustomize Version: v5"),
    NODE("node", "npm's client of CloudEvents", "Debian: nodejs", List.of("--version"), ""),
    NPM("npm", "npm's client of CloudEvents", "Debian: npm", List.of("--version"), ""),
    FFMPEG("ffmpeg", "recordings that the project does not read itself", "Debian: ffmpeg", List.of("-version"), ""),
    PRLIMIT("prlimit", "a ledger on a full disk", "Debian: util-linux", List.of("--version"), ""),
    ONNX_CHECKER(
            "python3-onnx", "the ONNX project's checker", "Debian: python3-onnx", List.of("-c", "import onnx"), "") {
        /** Debian's Python first, as others on the path do not see Debian's packages. */
        @Override
        List<String> names() {
            return List.of("/usr/bin/python3", "python3");
        }
    };

    /**
     * Names of tools that must work, or {@code all}: there a missing one is a failure, as in continuous integration.
     */
    static final String REQUIRED = "TRIMODAL_REQUIRED";

    /** The first start of a program written in Python or JavaScript is slow on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String title;
    private final String purpose;
    private final String advice;
    private final List<String> trial;
    private final String expected;
    private final Once<ToolState> state = new Once<>(this::look);

    Tool(String title, String purpose, String advice, List<String> trial, String expected) {
        this.title = title;
        this.purpose = purpose;
        this.advice = advice;
        this.trial = trial;
        this.expected = expected;
    }

    /** Names of the program, or paths of it, the best first. */
    List<String> names() {
        return List.of(title);
    }

    /**
     * The program, of which it was tried that it starts.
     *
     * @throws TestAbortedException where it is absent or does not work, so that the test is skipped
     * @throws AssertionError instead, where TRIMODAL_REQUIRED names it
     */
    public Path require() {
        return switch (state.get()) {
            case ToolState.Works works -> works.program();
            case ToolState.Unusable unusable -> throw refuse(unusable.reason());
        };
    }

    /** Why {@link #require} would skip a test; empty where it would not, or where it would fail it. */
    public Optional<String> reasonToSkip() {
        return state.get() instanceof ToolState.Unusable(String reason) && !required()
                ? Optional.of(line(reason))
                : Optional.empty();
    }

    /**
     * As {@link #reasonToSkip()}, for what only a test's own use of the program shows.
     *
     * @param problem what did not work, one line that follows the tool's name
     */
    public Optional<String> reasonToSkip(String problem) {
        ToolLog.append(title, purpose, new ToolState.Unusable(problem));
        return required() ? Optional.empty() : Optional.of(line(problem));
    }

    /**
     * For what only a test's own use of the program shows: it starts but does not do its work on this machine.
     *
     * @param problem what did not work, one line that follows the tool's name
     * @return never
     * @throws TestAbortedException or AssertionError, as {@link #require}
     */
    public RuntimeException unusable(String problem) {
        ToolLog.append(title, purpose, new ToolState.Unusable(problem));
        throw refuse(problem);
    }

    private RuntimeException refuse(String reason) {
        if (required()) {
            throw new AssertionError(line(reason) + "; " + REQUIRED + " demands it");
        }
        throw new TestAbortedException(line(reason));
    }

    private String line(String reason) {
        return title + " " + reason + " (" + advice + "); not tested: " + purpose;
    }

    private boolean required() {
        List<String> names =
                List.of(Optional.ofNullable(System.getenv(REQUIRED)).orElse("").split("[\\s,]+"));
        return names.contains("all") || names.contains(title);
    }

    private ToolState look() {
        ToolState found = tried(System.getenv("PATH"), PATIENCE);
        ToolLog.append(title, purpose, found);
        return found;
    }

    /** @param path folders as in PATH */
    ToolState tried(String path, Duration patience) {
        List<Path> programs = SearchPath.of(path).find(names());
        List<String> reasons = new ArrayList<>();
        for (Path program : programs) {
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(trial);
            Trial.Result result = Trial.run(command, patience);
            if (result.succeeded() && result.output().contains(expected)) {
                return new ToolState.Works(program);
            }
            reasons.add(result.describe(command));
        }
        return new ToolState.Unusable(
                programs.isEmpty() ? "is not on the search path" : "does not work: " + String.join("; ", reasons));
    }
}
