package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.ConfigurationFile;
import io.trimodal.modeling.data.Sentence;
import io.trimodal.modeling.data.SentenceCsv;
import io.trimodal.modeling.data.SimulatedDataset;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.export.TextEncoderFiles;
import io.trimodal.modeling.export.TrainedWeights;
import io.trimodal.modeling.simulate.SimulatedContracts;
import io.trimodal.modeling.train.Calibration;
import io.trimodal.modeling.train.Dataset;
import io.trimodal.modeling.train.HeldOut;
import io.trimodal.modeling.train.MissingData;
import io.trimodal.modeling.train.Schedule;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model on sentences with simulated voice and face. */
@Command(
        name = "train",
        description = {
            "Trains ALMT or LNLN on a CSV text set (columns text, split, label). Language is real; audio and vision",
            "are simulated per sentence, as no trimodal set may be redistributed. Goes on where a stopped run with the",
            "same options left off. The epoch with the lowest validation MAE, as trained and from text alone added up, is",
            "kept; test is reported once, at the end."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "almt|lnln",
            description = "Which of the two models.")
    private Architecture architecture;

    @Option(names = "--data", required = true, paramLabel = "FILE.csv", description = "The text set.")
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

    @Option(names = "--epochs", defaultValue = "10", description = "Epochs (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(names = "--batch", defaultValue = "64", description = "Samples per step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--learning-rate",
            defaultValue = "3e-4",
            description = "Peak of the warm-up and cosine schedule (default: ${DEFAULT-VALUE}; published: 1e-4).")
    private double learningRate;

    @Option(
            names = "--weight-decay",
            defaultValue = "1e-2",
            description = "AdamW's (default: ${DEFAULT-VALUE}; published: 1e-4).")
    private double weightDecay;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of weights, order and missing data (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--data-seed",
            defaultValue = "1",
            description = "Of simulated voice and face, transcripts and erased words (default: ${DEFAULT-VALUE}).")
    private long dataSeed;

    @Option(
            names = "--schedule",
            defaultValue = "smooth",
            paramLabel = "smooth|published",
            description =
                    "How the learning rate moves: step by step, or as the authors' scripts have it (default: smooth).")
    private Schedule schedule;

    @Option(
            names = "--averaging",
            defaultValue = "0.995",
            description = "Running mean of the weights: share that a step leaves in place; 0 for none, as published"
                    + " (default: ${DEFAULT-VALUE}).")
    private double averaging;

    @Option(
            names = "--transcripts",
            defaultValue = "2",
            description = "Simulated transcripts of each training sentence (default: ${DEFAULT-VALUE}).")
    private int transcripts;

    @Option(
            names = "--encoded",
            paramLabel = "FILE",
            description = "Where encoded texts are kept for further runs (default: DIR/encoded-texts.bin).")
    private Path encoded;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "Threads of ONNX Runtime (default: ${DEFAULT-VALUE}); with 1 a run repeats bit for bit.")
    private int threads;

    @Option(
            names = "--absent-share",
            defaultValue = "0.3",
            description = "Share of samples trained without audio and vision (default: ${DEFAULT-VALUE}).")
    private double absentShare;

    @Option(
            names = "--absent-language-share",
            defaultValue = "0.05",
            description = "Share of samples trained without language (default: ${DEFAULT-VALUE}).")
    private double absentLanguageShare;

    @Option(
            names = "--masked",
            defaultValue = "1",
            description = "LNLN: how often each wording is encoded with words erased (default: ${DEFAULT-VALUE}).")
    private int masked;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        boolean incomplete = architecture == Architecture.LNLN;
        TrainingOptions options = new TrainingOptions(
                epochs,
                batch,
                learningRate,
                schedule,
                weightDecay,
                averaging,
                seed,
                threads,
                new MissingData(incomplete, absentShare, absentLanguageShare));
        List<Sentence> sentences = SentenceCsv.read(data);
        TextEncoderFiles encoder = TextEncoderFiles.english();
        Configuration configuration = configuration(encoder);
        Files.createDirectories(output);
        Path kept = encoded == null ? output.resolve("encoded-texts.bin") : encoded;
        try (EncodedTexts texts = new EncodedTexts(kept, Sha256.of(encoder.encoder()))) {
            Dataset dataset = dataset(sentences, encoder, texts);
            err.printf(
                    "%d train, %d valid, %d test samples%n",
                    dataset.train().size(),
                    dataset.valid().size(),
                    dataset.test().size());
            err.flush();
            train(configuration, options, dataset);
        }
        return 0;
    }

    private void train(Configuration configuration, TrainingOptions options, Dataset dataset) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (TrainingLog log = new TrainingLog(output.resolve("training-log.tsv"), err)) {
            Trainer.Result result = new Trainer(configuration, options, dataset, log).run(output, epochs);
            TrainedWeights trained = new TrainedWeights(
                    configuration,
                    result.weights(),
                    description(options.missing().corrupt()),
                    new Provenance(
                            "trained",
                            dataset.description(),
                            String.join(" ", "./trimodal", "train", commandOptions()),
                            seed,
                            List.of("Epoch " + result.epoch() + " of " + epochs
                                    + ", the one with the lowest validation MAE, as trained (" + result.validation()
                                    + ") and from text alone added up.")),
                    HeldOut.figures(configuration, result.weights(), dataset, threads),
                    Calibration.of(configuration, result.weights(), dataset, threads));
            Path file = output.resolve("weights.safetensors");
            trained.write(file);
            PrintWriter out = spec.commandLine().getOut();
            trained.evaluation().forEach((name, figure) -> out.printf("%-48s %.4f%n", name, figure));
            out.println(file);
            out.flush();
        }
    }

    private Configuration configuration(TextEncoderFiles encoder) {
        var contracts = SimulatedContracts.of(encoder.name(), encoder.dims());
        return ConfigurationFile.resolve(architecture, config)
                .withInputs(
                        input(contracts.get(Modality.LANGUAGE)),
                        input(contracts.get(Modality.AUDIO)),
                        input(contracts.get(Modality.VISION)));
    }

    private static Configuration.Input input(io.trimodal.model.FeatureContract contract) {
        return new Configuration.Input(contract.frames(), contract.dims());
    }

    private Dataset dataset(List<Sentence> sentences, TextEncoderFiles files, EncodedTexts texts) throws IOException {
        float halfRange = 0;
        for (Sentence sentence : sentences) {
            halfRange = Math.max(halfRange, Math.abs(sentence.label()));
        }
        if (halfRange == 0) {
            throw new IllegalArgumentException(data + ": all labels are 0");
        }
        String digest = Sha256.of(data);
        String description = "Sentences and labels are real: " + data.getFileName() + " (SHA-256 " + digest
                + "), labels scaled to [-3, 3]. Audio and vision are SIMULATED per sentence, never recorded.";
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(
                new Vocabulary(files.vocabulary()),
                true,
                files.part(50).tokenizer().maxTokens());
        var variants =
                new SimulatedDataset.Variants(dataSeed, transcripts, architecture == Architecture.LNLN ? masked : 0);
        try (TextEncoder encoder = new TextEncoder(new OnnxGraphs(RuntimeOptions.cpu(1)).load(files.encoder()));
                ProgressBar bar = ProgressLine.start("encoding", sentences.size())) {
            return new SimulatedDataset(tokenizer, encoder, texts, variants, threads)
                    .build(sentences, halfRange, description, digest, count -> {
                        bar.maxHint(count);
                        return bar::stepTo;
                    });
        }
    }

    /** The model's card, for its manifest and {@code GET /v1/models}. */
    private static String description(boolean incomplete) {
        return "Tells how positive or negative one spoken English utterance is, on [-3, 3]. Data: real sentences and labels (written"
                + " opinions), as they are, in natural spelling and as SIMULATED transcripts of speech; voice and face SIMULATED for"
                + " each. Figures with audio or vision say how well planted evidence is found, not how well real voices and faces"
                + " are read. "
                + (incomplete
                        ? "Trained with words and frames missing at random, and on a share of utterances without audio and vision. "
                        : "Trained on whole utterances, and on a share of them without audio and vision. ")
                + "Intended use: opinions that somebody speaks or writes in English, one sentence or two at a time; research."
                + " Limits: 50 word pieces and 10 seconds, longer input is cut; irony, other languages and other kinds of"
                + " speech are untested; intervals hold for data like the training set's. Not for decisions about people.";
    }

    /** The options that decide the result, the data file by its name alone. */
    private String commandOptions() {
        return String.join(
                " ",
                "--architecture " + architecture.key(),
                "--config " + config,
                "--data " + data.getFileName(),
                "--epochs " + epochs,
                "--batch " + batch,
                "--learning-rate " + learningRate,
                "--weight-decay " + weightDecay,
                "--seed " + seed,
                "--threads " + threads,
                "--absent-share " + absentShare,
                "--absent-language-share " + absentLanguageShare,
                "--data-seed " + dataSeed,
                "--schedule " + schedule.name().toLowerCase(Locale.ROOT),
                "--averaging " + averaging,
                "--transcripts " + transcripts,
                "--masked " + masked,
                "--output DIR");
    }
}
