package io.trimodal.benchmark;

import io.trimodal.benchmark.report.JsonTables;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.report.TextTables;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.benchmark.run.Settings;
import io.trimodal.benchmark.section.SectionName;
import io.trimodal.modeling.cli.BuildVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what is served against named baselines. */
@Command(
        name = "bench",
        description = "Measures what is served against named baselines, on this machine, in one run. Baseline and"
                + " candidate run in turn (A, B, A, B, ...); a ratio is the median over those pairs, above"
                + " 1 where the candidate is faster. Tables on standard output, progress on standard error.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        footer = {
            "",
            "Sections:",
            "  models   batches through the models, against one plain graph",
            "  text     the text encoder, against a padded batch",
            "  json     requests and answers, against Jackson's trees",
            "  explain  Shapley values of the modalities, against one prediction",
            "  load     how long loading takes",
            "  http     the packaged function under load, and its memory",
            "  robustness  robustness checks, against their predictions one by one",
            "  media    seconds of sound a second through the front ends, and what each step takes",
            "  start    the predict function from exec to its first answer, JVM and native; only where named",
            "  threads  threads per run, runs side by side, batch slices; only where named",
            "  batching  concurrent calls gathered into batches, against each by itself; only where named",
            "  fairness  predict beside robustness checks at their limit, against predict alone; only where named",
            "  cuda     a GPU against the processors, and whether scores are the same; only where named",
            "",
            "Exit codes: 0 done, 1 failed (the reason is on standard error), 2 called wrongly."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double USUAL_SECONDS = 4;
    private static final double QUICK_SECONDS = 1;
    private static final int USUAL_ROUNDS = 3;
    private static final int QUICK_ROUNDS = 2;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SECTION",
            description = "Sections to run, with commas between (default: all but those that say otherwise):"
                    + " ${COMPLETION-CANDIDATES}.")
    private List<SectionName> only = List.of();

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "Threads of ONNX Runtime in one run (default: ${DEFAULT-VALUE}). The function under load uses"
                    + " its own default: one per run, a run per processor.")
    private int threads;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Seconds per comparison (default: 4, with --quick 1); slow ones take longer.")
    private Double seconds;

    @Option(names = "--quick", description = "Fewer seconds and rounds: under two minutes, and less certain.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables as JSON to this file, too.")
    private Path json;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            defaultValue = "${sys:trimodal.default-repository:-.}",
            description = "Repository of the default models (default: the build's).")
    private Path repository;

    @Option(
            names = "--weights",
            paramLabel = "DIR",
            defaultValue = "${sys:trimodal.default-weights:-.}",
            description = "Weights that the default models were made of (default: the checkout's).")
    private Path weights;

    @Option(
            names = "--server",
            paramLabel = "DIR",
            defaultValue = "${sys:trimodal.server:-.}",
            description = "Folder in which functions/server was built, natively too (default: the build's).")
    private Path server;

    @Option(
            names = "--front-ends",
            paramLabel = "DIR",
            defaultValue = "${sys:trimodal.front-ends:-.}",
            description = "Folder of the front ends (default: the build's).")
    private Path frontEnds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        SequencedMap<String, String> run = describe(settings);
        run.forEach((key, value) -> out.println(key + ": " + value));
        List<Table> tables = new ArrayList<>();
        try (Bench bench = new Bench(settings, Progress.bars())) {
            for (SectionName name : sections()) {
                name.section().run(bench, table -> {
                    out.println();
                    out.print(TextTables.of(table));
                    out.flush();
                    tables.add(table);
                });
            }
        }
        if (json != null) {
            Files.write(json, JsonTables.of(run, tables));
        }
        return 0;
    }

    private List<SectionName> sections() {
        return Arrays.stream(SectionName.values())
                .filter(name -> only.isEmpty() ? name.byDefault() : only.contains(name))
                .toList();
    }

    private Settings settings() {
        double perComparison = seconds != null ? seconds : quick ? QUICK_SECONDS : USUAL_SECONDS;
        if (!(perComparison > 0 && perComparison <= 3600)) {
            throw wrong("--seconds must be above 0 and at most 3600, not " + perComparison);
        }
        if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
            throw wrong("--json: there is no folder for " + json);
        }
        if (threads < 1 || threads > 1024) {
            throw wrong("--threads must be between 1 and 1024, not " + threads);
        }
        return new Settings(
                threads,
                perComparison,
                quick ? QUICK_ROUNDS : USUAL_ROUNDS,
                quick,
                repository,
                weights,
                server,
                frontEnds);
    }

    private static SequencedMap<String, String> describe(Settings settings) {
        SequencedMap<String, String> run = new LinkedHashMap<>();
        run.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        run.put("architecture", System.getProperty("os.arch"));
        run.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        run.put("threads", settings.threads() + " (of ONNX Runtime in one run)");
        run.put(
                "statistics",
                "rates are medians over the rounds; p99 is the largest latency where fewer than 100 runs were timed");
        run.put("seconds", settings.seconds() + " (per comparison, at least " + settings.rounds() + " rounds)");
        return run;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
