package io.trimodal.modeling.cli;

import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.feature.Modality;
import io.trimodal.model.LabelScale;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureReport;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.LabelRange;
import io.trimodal.modeling.evaluate.EvaluatedModel;
import io.trimodal.modeling.evaluate.Evaluation;
import io.trimodal.modeling.evaluate.EvaluationDocument;
import io.trimodal.modeling.evaluate.EvaluationPlan;
import io.trimodal.modeling.evaluate.OtherFeaturesException;
import io.trimodal.modeling.evaluate.RobustEvaluation;
import io.trimodal.report.Report;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The tables of the LNLN paper, for any package and data set. */
@Command(
        name = "evaluate",
        description = {
            "Prints the published metrics of a data set at every missing rate.",
            "A split is scored at every rate; the metrics are given per rate and as their mean over the "
                    + "rates (LNLN's Table 2 is such a mean). Data: MMSA's feature pickles (unaligned_50.pkl, "
                    + "aligned_50.pkl), .npz with the same keys (test/audio, ...), or a CSV text set. Several models "
                    + "see the same masks. Standard error tells what was read, repaired and missing, and how far the "
                    + "work is."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    /** What standard output is for. */
    enum Format {
        TABLE,
        JSON,
        HTML
    }

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME[:VERSION]",
            description = "Model; may be given several times.")
    private List<String> models;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Data set: .pkl, .npz or .csv.")
    private Path data;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            defaultValue = "test",
            description = "Split (default: ${DEFAULT-VALUE}).")
    private String split;

    @Option(
            names = "--missing-rates",
            paramLabel = "RATES",
            converter = MissingRates.class,
            description = "Missing rates in [0, 1], by commas; ... goes on as the two before it began (default: "
                    + "0,0.1,...,0.9).")
    private MissingRates rates = new MissingRates(EvaluationPlan.PUBLISHED_RATES);

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "SEED",
            description = "Seeds of the masks; metrics are averaged over them (default: 1111, as published).")
    private List<Long> seeds = List.of(EvaluationPlan.PUBLISHED_SEED);

    @Option(
            names = "--protocol",
            defaultValue = "lnln",
            paramLabel = "lnln|independent",
            description = "How masks come about: one stream for all modalities, as published, or one for each"
                    + " (default: ${DEFAULT-VALUE}).")
    private CorruptionProtocol protocol;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "table|json|html",
            description = "What is printed; html is a page with curves that works offline (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: standard output).")
    private Path output; // null where it is left out, as picocli has it

    @Option(
            names = "--modalities",
            split = ",",
            paramLabel = "language|audio|vision",
            description = "What of the data set the models are given, by commas (default: all that it has). With "
                    + "language alone a"
                    + " data set can be evaluated whose features of audio and vision are others than a model takes.")
    private Set<Modality> modalities = EnumSet.allOf(Modality.class);

    @Option(
            names = "--label-range",
            paramLabel = "NUMBER",
            description =
                    "Labels of the file lie in [-NUMBER, NUMBER] and are scaled to the model's (default: as they are;"
                            + " in a CSV, the largest).")
    private Float labelRange; // null where it is left out, as picocli has it

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        if (output != null) {
            GivenFiles.requireWritable(output);
        }
        PrintWriter err = spec.commandLine().getErr();
        EvaluationPlan plan = new EvaluationPlan(protocol, seeds, rates.values());
        try (FeatureFile file = FeatureFile.open(data);
                Opened opened = new Opened()) {
            err.println(file);
            FeatureSplit part = file.split(split).only(modalities);
            List<EvaluatedModel> loaded = opened.load(repository.directory(), models);
            LabelScale scale = scale(loaded);
            boolean languageFeatures = loaded.stream().anyMatch(model -> readsFeatures(model, part));
            FeatureReport report;
            try (ProgressBar bar = ProgressLine.start("reading", part.size())) {
                report = FeatureReport.of(part, languageFeatures, bar::stepBy);
            }
            LabelRange range = LabelRange.of(part.labels(), file.isTextSet(), Optional.ofNullable(labelRange), scale);
            List<String> lines = new ArrayList<>(report.lines());
            lines.addAll(range.notes());
            if (modalities.size() < Modality.values().length) {
                lines.add("given to the models, as --modalities says: " + keys(", "));
            }
            lines.forEach(err::println);
            err.flush();
            List<Evaluation> evaluations;
            try (InferencePool pool = new InferencePool(Runtime.getRuntime().availableProcessors(), 0);
                    ProgressBar bar =
                            ProgressLine.start("scoring", RobustEvaluation.steps(plan, part, loaded.size()))) {
                evaluations = RobustEvaluation.of(plan, part, range.scaled(part.labels()), loaded, pool, bar::stepBy);
            }
            EvaluationDocument document = new EvaluationDocument(
                    command(), data.getFileName().toString(), Sha256.of(data), part.name(), plan, lines, evaluations);
            print(document);
        }
        return 0;
    }

    /** Most published data sets have other features of audio and vision than the default models take. */
    private boolean readsFeatures(EvaluatedModel model, FeatureSplit part) {
        try {
            return model.readsFeatures(part);
        } catch (OtherFeaturesException e) {
            boolean language = e.modality() != Modality.LANGUAGE && (part.hasTexts() || part.hasTokens());
            throw language
                    ? new IllegalArgumentException(
                            e.getMessage() + "; --modalities language evaluates without " + "audio and vision")
                    : e;
        }
    }

    private String keys(String between) {
        return modalities.stream().map(Modality::key).collect(Collectors.joining(between));
    }

    private void print(EvaluationDocument document) throws IOException {
        String text = switch (format) {
            case TABLE -> document.table();
            case JSON -> document.json();
            case HTML ->
                new String(Report.evaluation(document.json().getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        };
        if (output != null) {
            Files.writeString(output, text);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        }
    }

    /** The models that are open, closed together. */
    private static final class Opened implements AutoCloseable {
        private final List<EvaluatedModel> models = new ArrayList<>();

        List<EvaluatedModel> load(Path repository, List<String> names) {
            LocalModelRepository packages = new LocalModelRepository(repository);
            OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
            names.forEach(name -> models.add(EvaluatedModel.open(packages.open(packages.resolve(name)), graphs)));
            return models;
        }

        @Override
        public void close() {
            models.forEach(EvaluatedModel::close);
        }
    }

    private static LabelScale scale(List<EvaluatedModel> models) {
        List<LabelScale> scales = models.stream()
                .map(model -> model.manifest().scale())
                .distinct()
                .toList();
        if (scales.size() > 1) {
            throw new IllegalArgumentException("the models have the label scales "
                    + scales.stream().map(LabelScale::key).collect(Collectors.joining(" and "))
                    + ", which one table cannot hold; evaluate them one by one");
        }
        return scales.getFirst();
    }

    /** The command that repeats the figures, the data file by its name alone. */
    private String command() {
        return "./trimodal evaluate"
                + models.stream().map(model -> " --model " + quoted(model)).collect(Collectors.joining())
                + " --data " + quoted(data.getFileName().toString()) + " --split " + split + " --missing-rates "
                + rates.values().stream().map(Object::toString).collect(Collectors.joining(","))
                + " --seeds " + seeds.stream().map(Object::toString).collect(Collectors.joining(","))
                + " --protocol " + protocol.key()
                + (modalities.size() < Modality.values().length ? " --modalities " + keys(",") : "")
                + (labelRange == null ? "" : " --label-range " + labelRange)
                + repository
                        .given()
                        .map(folder -> " --repository " + quoted(folder.toString()))
                        .orElse("");
    }

    /** For a shell. */
    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:@%+=,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
