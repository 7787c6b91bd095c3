package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest.DataSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.ConfigurationFile;
import io.trimodal.modeling.cli.TrainingFlags.Recipe;
import io.trimodal.modeling.compose.ComposedContracts;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.export.TextEncoderFiles;
import io.trimodal.modeling.export.TrainedInputs;
import io.trimodal.modeling.export.TrainedWeights;
import io.trimodal.modeling.parameter.Halves;
import io.trimodal.modeling.sample.ComposedDataset;
import io.trimodal.modeling.sample.SimulatedDataset;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.modeling.train.Calibration;
import io.trimodal.modeling.train.Dataset;
import io.trimodal.modeling.train.HeldOut;
import io.trimodal.modeling.train.Trainer;
import io.trimodal.modeling.train.TrainingOptions;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model, on a feature file or on sentences with simulated voice and face. */
@Command(
        name = "train",
        description = {
            "Trains ALMT or LNLN, or goes on where a stopped run with the same options left off.",
            "A feature file (MMSA's .pkl, or .npz with the same keys) is trained on with the published "
                    + "configuration; the epoch with the lowest validation MAE is kept, and ./trimodal evaluate then "
                    + "tells how it does on the test split.",
            "Of a CSV text set (columns text, split, label) language is real; with --voices and --faces each "
                    + "sentence is put together with a recorded voice and photographed faces of like valence, "
                    + "else audio and vision are simulated. The options then have other defaults; the epoch with the "
                    + "lowest validation MAE, as trained and from text alone added up, is kept, and test is reported "
                    + "once, at the end."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "almt|lnln",
            description = "Which of the two models.")
    private Architecture architecture;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Feature file or text set.")
    private Path data;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "For weights.safetensors, training-log.tsv and the state to resume from.")
    private Path output;

    @Option(
            names = "--config",
            paramLabel = "mosi|mosei|sims|FILE",
            defaultValue = "mosi",
            description = "Depths and widths (default: ${DEFAULT-VALUE}); frames and dims are the data's.")
    private String config;

    @Option(
            names = "--data-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of simulated voice and face, transcripts and erased words (default: ${DEFAULT-VALUE}).")
    private long dataSeed;

    @Option(
            names = "--transcripts",
            converter = Numbers.NotNegative.class,
            paramLabel = "N",
            defaultValue = "2",
            description = "Simulated transcripts of each training sentence (default: ${DEFAULT-VALUE}).")
    private int transcripts;

    @Option(
            names = "--encoded",
            paramLabel = "FILE",
            description = "Where encoded texts are kept for further runs (default: DIR/encoded-texts.bin).")
    private Path encoded;

    @Option(
            names = "--language",
            defaultValue = "auto",
            paramLabel = "auto|english|chinese|features",
            description = "Feature file: raw_text through the English or Chinese encoder, or the features under 'text'"
                    + " (default: English where there is raw_text).")
    private LanguageChoice language;

    @Option(
            names = "--text-encoder",
            defaultValue = "frozen",
            paramLabel = "frozen|tuned|chinese",
            description = "Text set: whose features language is, the English pre-trained encoder's as it is or with its"
                    + " upper layers tuned to sentiment, or the Chinese one's (default: ${DEFAULT-VALUE}).")
    private EncoderChoice textEncoder;

    @Option(
            names = "--label-scale",
            paramLabel = "mosi|sims",
            description = "Labels in [-3, 3] or [-1, 1] (default: sims with --config sims, else mosi); those of a text"
                    + " set are scaled to it.")
    private LabelScale labelScale; // null where it is left out, as picocli has it

    @Option(
            names = "--begin-with",
            paramLabel = "FILE",
            description = "Weights of an earlier training to begin with, of the same architecture and the same inputs.")
    private Path earlier;

    @Option(
            names = "--half",
            description = "Round the weights to float16, which halves their file, before figures and intervals are "
                    + "measured.")
    private boolean half;

    @Option(
            names = "--trial",
            description = "Text set: no figures and intervals with words missing, whose texts take long to encode.")
    private boolean trial;

    @Mixin
    private TrainingFlags flags;

    @Mixin
    private ComposedFlags composed;

    @Mixin
    private MixtureFlags mixture;

    @Spec
    private CommandSpec spec;

    /** Where a feature file's language comes from. */
    enum LanguageChoice {
        AUTO,
        ENGLISH,
        CHINESE,
        FEATURES
    }

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        composed.requireReadable();
        GivenFiles.requireReadable(earlier);
        GivenFiles.requireFolder(output);
        if (encoded != null && !encoded.toAbsolutePath().startsWith(output.toAbsolutePath())) {
            GivenFiles.requireWritable(encoded);
        }
        if (!data.getFileName().toString().endsWith(".csv")) {
            return trainOnFeatures();
        }
        TrainingOptions options = flags.options(Recipe.SENTENCES, architecture);
        List<Sentence> sentences = SentenceCsv.read(data);
        TextEncoderFiles encoder = textEncoder.files();
        Optional<ComposedFlags.Read> read = composed.read();
        TrainedInputs inputs = read.map(of -> new TrainedInputs(
                        encoder.name(),
                        ComposedContracts.of(
                                encoder.name(), encoder.dims(), of.voiceNames(), of.faceNames(), of.seen()),
                        scale()))
                .orElseGet(() -> TrainedInputs.simulated(encoder, scale()));
        Configuration configuration = configuration(inputs);
        Files.createDirectories(output);
        try (EncodedTexts texts = new EncodedTexts(keptTexts(), Sha256.of(encoder.encoder()))) {
            Dataset dataset = dataset(sentences, encoder, texts, read);
            counts(dataset);
            Trainer.Result result = train(configuration, options, dataset);
            boolean incomplete = options.missing().corrupt();
            ModelCards cards = new ModelCards(encoder.languageCode(), scale());
            finish(new TrainedWeights(
                    configuration,
                    result.weights(),
                    read.map(of -> cards.composed(incomplete, of.source()))
                            .orElseGet(() -> cards.simulated(incomplete)),
                    licensed(provenance(Recipe.SENTENCES, options, dataset, result), read),
                    HeldOut.figures(configuration, result.weights(), dataset, flags.threads()),
                    Calibration.of(configuration, result.weights(), dataset, inputs.scale(), flags.threads()),
                    inputs));
        }
        return 0;
    }

    private int trainOnFeatures() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        TrainingOptions options = flags.options(Recipe.PUBLISHED, architecture);
        Configuration named = ConfigurationFile.resolve(architecture, config);
        Files.createDirectories(output);
        try (FeatureFileTraining training = FeatureFileTraining.open(
                data, language, scale(), named.input(Modality.LANGUAGE).frames(), err)) {
            Configuration configuration = training.fitted(named);
            Dataset dataset = training.dataset(
                    flags.masked(Recipe.PUBLISHED, architecture), dataSeed, flags.threads(), keptTexts());
            counts(dataset);
            Trainer.Result result = train(configuration, options, dataset);
            finish(new TrainedWeights(
                    configuration,
                    result.weights(),
                    "Trained on " + data.getFileName() + " with the published configuration"
                            + (options.missing().corrupt() ? ", words and frames missing at random." : "."),
                    provenance(Recipe.PUBLISHED, options, dataset, result),
                    Map.of(),
                    Optional.empty(),
                    training.inputs(configuration)));
        }
        return 0;
    }

    private LabelScale scale() {
        LabelScale usual = config.equals("sims") ? LabelScale.SIMS : LabelScale.MOSI;
        return labelScale == null ? usual : labelScale;
    }

    private Path keptTexts() {
        return encoded == null ? output.resolve("encoded-texts.bin") : encoded;
    }

    private void counts(Dataset dataset) {
        PrintWriter err = spec.commandLine().getErr();
        String test = dataset.test().isEmpty() ? "" : ", " + dataset.test().size() + " test";
        err.println(dataset.train().of(1).size() + " train, " + dataset.valid().size() + " valid" + test + " samples");
        err.flush();
    }

    private Trainer.Result train(Configuration configuration, TrainingOptions options, Dataset dataset)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (TrainingLog log = new TrainingLog(output.resolve("training-log.tsv"), err)) {
            Trainer.Result found =
                    new Trainer(configuration, options, dataset, log, beginning()).run(output, options.epochs());
            return half ? found.with(Halves.of(found.weights())) : found;
        }
    }

    private Trainer.Beginning beginning() throws IOException {
        if (earlier == null) {
            return Trainer.Beginning.DRAWN;
        }
        TrainedWeights trained = TrainedWeights.read(earlier);
        if (trained.configuration().architecture() != architecture) {
            throw new IllegalArgumentException("--begin-with " + earlier + " is of "
                    + trained.configuration().architecture().key() + ", and this training of " + architecture.key());
        }
        return new Trainer.Beginning(trained.weights(), Sha256.of(earlier));
    }

    private Provenance provenance(Recipe recipe, TrainingOptions options, Dataset dataset, Trainer.Result result) {
        return new Provenance(
                "trained",
                dataset.description(),
                String.join(" ", "./trimodal", "train", commandOptions(recipe)),
                options.seed(),
                List.of("Epoch " + result.epoch() + " of " + options.epochs()
                        + ", the one with the lowest validation MAE, as trained (" + result.validation() + ")"
                        + (options.missing().absentShare() > 0 ? " and from text alone added up." : ".")));
    }

    /** Simulated voices and faces are the project's own. */
    private Provenance licensed(Provenance of, Optional<ComposedFlags.Read> read) {
        List<DataSource> made = read.map(ComposedFlags.Read::data).orElse(List.of());
        List<DataSource> all = new ArrayList<>();
        all.add(DataLicences.sentences(data.getFileName().toString()));
        all.addAll(made);
        return new Provenance(
                of.kind(), of.source(), of.command(), of.seed(), of.notes(), DataLicences.ofWeights(all), all);
    }

    private void finish(TrainedWeights trained) {
        Path file = output.resolve("weights.safetensors");
        trained.write(file);
        PrintWriter out = spec.commandLine().getOut();
        trained.evaluation().forEach((name, figure) -> out.printf("%-48s %.4f%n", name, figure));
        out.println(file);
        out.flush();
    }

    private Configuration configuration(TrainedInputs inputs) {
        return ConfigurationFile.resolve(architecture, config)
                .withInputs(
                        input(inputs.contracts().get(Modality.LANGUAGE)),
                        input(inputs.contracts().get(Modality.AUDIO)),
                        input(inputs.contracts().get(Modality.VISION)));
    }

    private static Configuration.Input input(io.trimodal.model.FeatureContract contract) {
        return new Configuration.Input(contract.frames(), contract.dims());
    }

    private Dataset dataset(
            List<Sentence> sentences, TextEncoderFiles files, EncodedTexts texts, Optional<ComposedFlags.Read> read)
            throws IOException {
        float halfRange = HalfRange.of(data, sentences);
        String digest = Sha256.of(data);
        String description = "Sentences and labels are real: " + data.getFileName() + " (SHA-256 " + digest
                + "), labels scaled to [%.0f, %.0f]. ".formatted(scale().minimum(), scale().maximum())
                + read.map(ComposedFlags.Read::source)
                        .orElse("Audio and vision are SIMULATED per sentence, never recorded.");
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(
                new Vocabulary(files.vocabulary()),
                true,
                files.part(50).tokenizer().maxTokens());
        var variants = new SimulatedDataset.Variants(
                dataSeed,
                transcripts,
                flags.masked(Recipe.SENTENCES, architecture),
                !trial,
                scale(),
                files.languageCode());
        try (TextEncoder encoder = new TextEncoder(new OnnxGraphs(RuntimeOptions.cpu(1)).load(files.encoder()));
                ProgressBar bar = ProgressLine.start("encoding", sentences.size())) {
            SimulatedDataset.Progress progress = count -> {
                bar.maxHint(count);
                return bar::stepTo;
            };
            if (read.isPresent()) {
                return new ComposedDataset(
                                tokenizer,
                                encoder,
                                texts,
                                variants,
                                read.get().material(),
                                mixture.mixture(),
                                flags.threads())
                        .build(sentences, halfRange, description, digest + " " + composed.spelled(), progress);
            }
            return new SimulatedDataset(tokenizer, encoder, texts, variants, flags.threads())
                    .build(sentences, halfRange, description, digest, progress);
        }
    }

    /** The options that decide the result, files by their names alone. */
    private String commandOptions(Recipe recipe) {
        List<String> options = new ArrayList<>(List.of(
                "--architecture " + architecture.key(),
                "--config " + Path.of(config).getFileName(),
                "--data " + data.getFileName()));
        options.addAll(flags.spelled(recipe, architecture));
        options.add("--data-seed " + dataSeed);
        options.add(
                recipe.equals(Recipe.SENTENCES)
                        ? "--transcripts " + transcripts
                        : "--language " + language.name().toLowerCase(Locale.ROOT));
        if (textEncoder != EncoderChoice.FROZEN) {
            options.add("--text-encoder " + textEncoder.name().toLowerCase(Locale.ROOT));
        }
        options.addAll(composed.spelled());
        if (!composed.spelled().isEmpty()) {
            options.addAll(mixture.spelled());
        }
        if (earlier != null) {
            options.add("--begin-with " + earlier.getFileName());
        }
        if (labelScale != null) {
            options.add("--label-scale " + labelScale.key());
        }
        if (half) {
            options.add("--half");
        }
        options.add("--output DIR");
        return String.join(" ", options);
    }
}
