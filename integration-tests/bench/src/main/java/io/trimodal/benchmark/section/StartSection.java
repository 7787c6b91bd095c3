package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.FunctionStart;
import io.trimodal.benchmark.http.RequestBody;
import io.trimodal.benchmark.http.Requests;
import io.trimodal.benchmark.measure.Statistics;
import io.trimodal.benchmark.model.BenchedModel;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How long the server, where it serves predict alone, takes from exec to its first answer, and with how much memory: on
 * the JVM, and as a native executable where one was built ({@code ./mvnw -Pnative -pl functions/server -am -DskipTests
 * package}). Both in turn; their scores must agree.
 */
public final class StartSection implements Section {
    private static final int STARTS = 7;
    private static final int QUICK_STARTS = 3;
    private static final double TOLERANCE = 1e-5;
    private static final String TEXT = "The acting was superb and I would watch it again.";
    private static final String JVM = "JVM";
    private static final String NATIVE = "native";

    private static final Column WHAT = new Column("what", "what");
    private static final Column KIND = new Column("kind", "as");
    private static final Column STARTS_COLUMN = new Column("starts", "starts");
    private static final Column ANSWER = new Column("answer_ms", "first answer ms");
    private static final Column PROCESS = new Column("process_ms", "process ms");
    private static final Column FRAMEWORK = new Column("framework_ms", "framework ms");
    private static final Column MODELS = new Column("models_ms", "models ms");
    private static final Column FIRST = new Column("first_ms", "first call ms");
    private static final Column MEMORY = new Column("resident_mb", "resident MB");
    private static final Column RATIO = new Column("ratio", "ratio");
    private static final Column BASELINE = new Column("baseline", "baseline");

    /** What is started and asked. */
    private record Case(String title, Path models, String name, RequestBody body) {}

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        Path target = bench.settings().server();
        List<String> jvm = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                bench.settings().jar().toAbsolutePath().toString());
        Optional<List<String>> executable = executable(target).map(file -> List.of(file.toString()));
        int starts = bench.settings().quick() ? QUICK_STARTS : STARTS;
        List<Case> cases = cases(bench);
        List<Row> rows = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("start", cases.size())) {
            for (Case asked : cases) {
                task.next(asked.title());
                List<FunctionStart> onJvm = new ArrayList<>();
                List<FunctionStart> natively = new ArrayList<>();
                for (int i = 0; i < starts; i++) {
                    onJvm.add(start(jvm, asked));
                    executable.ifPresent(command -> natively.add(start(command, asked)));
                }
                rows.add(row(asked, JVM, onJvm));
                if (!natively.isEmpty()) {
                    requireEqual(onJvm.getFirst().score(), natively);
                    rows.add(row(asked, NATIVE, natively)
                            .with(
                                    RATIO.key(),
                                    median(onJvm, FunctionStart::answerMillis)
                                            / median(natively, FunctionStart::answerMillis))
                            .with(BASELINE.key(), JVM));
                }
            }
        }
        tables.accept(new Table(
                "start",
                "The server, predict alone, from exec to its first answer, one model loaded, files in the page cache",
                List.of(
                        "process: until the framework begins; framework: Quarkus; models: sessions, embeddings of"
                                + " absent modalities, self-test; no digests (trimodal.models.verify=false), as on"
                                + " Lambda.",
                        executable.isPresent()
                                ? "The scores of both agree within " + TOLERANCE + "."
                                : "There is no native executable in " + target
                                        + ": ./mvnw -Pnative -pl functions/server -am -DskipTests package makes it."),
                List.of(WHAT, KIND, STARTS_COLUMN, ANSWER, PROCESS, FRAMEWORK, MODELS, FIRST, MEMORY, RATIO, BASELINE),
                rows));
    }

    private static List<Case> cases(Bench bench) {
        BenchedModel features = bench.models().all().getFirst();
        Path folder = features.served().directory().getParent().getParent();
        return List.of(
                new Case(
                        "text, trimodal-almt",
                        bench.settings().repository(),
                        "trimodal-almt",
                        Requests.json(Requests.texts(List.of(TEXT)))),
                new Case(
                        "features, " + features.key(),
                        folder,
                        features.key(),
                        Requests.numpy(
                                SampleUtterances.of(features.served().manifest().contracts(), 1)
                                        .getFirst())));
    }

    private static FunctionStart start(List<String> command, Case asked) {
        return FunctionStart.of(command, asked.models(), asked.name(), asked.body());
    }

    private static void requireEqual(double expected, List<FunctionStart> starts) {
        for (FunctionStart start : starts) {
            if (!(Math.abs(start.score() - expected) <= TOLERANCE)) {
                throw new IllegalStateException(
                        "the native executable scores " + start.score() + ", the JVM " + expected);
            }
        }
    }

    private static Row row(Case asked, String kind, List<FunctionStart> starts) {
        return new Row()
                .with(WHAT.key(), asked.title())
                .with(KIND.key(), kind)
                .with(STARTS_COLUMN.key(), starts.size())
                .with(ANSWER.key(), median(starts, FunctionStart::answerMillis))
                .with(PROCESS.key(), median(starts, FunctionStart::processMillis))
                .with(FRAMEWORK.key(), median(starts, FunctionStart::frameworkMillis))
                .with(MODELS.key(), median(starts, FunctionStart::modelsMillis))
                .with(FIRST.key(), median(starts, FunctionStart::firstMillis))
                .with(MEMORY.key(), median(starts, start -> start.memory().now().orElse(Double.NaN)));
    }

    private static double median(List<FunctionStart> starts, ToDoubleFunction<FunctionStart> part) {
        return Statistics.median(starts.stream().mapToDouble(part).toArray());
    }

    private static Optional<Path> executable(Path target) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst()
                    .map(Path::toAbsolutePath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
