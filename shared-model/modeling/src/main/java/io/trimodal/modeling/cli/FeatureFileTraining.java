package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.cli.TrainCommand.LanguageChoice;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureReport;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.LabelRange;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.export.TextEncoderFiles;
import io.trimodal.modeling.export.TrainedInputs;
import io.trimodal.modeling.sample.FeatureDataset;
import io.trimodal.modeling.sample.FeatureDataset.Language;
import io.trimodal.modeling.train.Dataset;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * A feature file made ready for training: looked through, its language chosen, its texts encoded. Open until training
 * has ended.
 */
final class FeatureFileTraining implements AutoCloseable {
    private final FeatureFile file;
    private final FeatureSplit train;
    private final TextEncoderFiles encoder; // null where language comes as features
    private final LabelScale scale;
    private final int tokens;
    private EncodedTexts encoded; // null until texts are encoded

    private FeatureFileTraining(
            FeatureFile file, FeatureSplit train, Optional<TextEncoderFiles> encoder, LabelScale scale, int tokens) {
        this.file = file;
        this.train = train;
        this.encoder = encoder.orElse(null);
        this.scale = scale;
        this.tokens = tokens;
    }

    /**
     * @param tokens most word pieces that the model takes where its language is text
     * @throws IllegalArgumentException if the file lacks what training needs
     */
    static FeatureFileTraining open(Path data, LanguageChoice choice, LabelScale scale, int tokens, PrintWriter err) {
        FeatureFile file = FeatureFile.open(data);
        try {
            err.println(file);
            FeatureSplit train = file.split("train");
            require(
                    !train.name().equals(FeatureFile.ONLY_SPLIT),
                    data,
                    "names no splits; training needs train and valid");
            for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
                require(train.has(modality), data, "has no " + modality.key() + " features to train on");
            }
            LanguageChoice chosen = choice == LanguageChoice.AUTO
                    ? train.hasTexts() ? LanguageChoice.ENGLISH : LanguageChoice.FEATURES
                    : choice;
            Optional<TextEncoderFiles> encoder = switch (chosen) {
                case ENGLISH -> Optional.of(TextEncoderFiles.english());
                case CHINESE -> Optional.of(TextEncoderFiles.chinese());
                case FEATURES, AUTO -> Optional.empty();
            };
            require(encoder.isEmpty() || train.hasTexts(), data, "has no raw_text for a text encoder");
            require(
                    encoder.isPresent() || train.has(Modality.LANGUAGE),
                    data,
                    "has no language features ('text') to train on");
            FeatureFileTraining training = new FeatureFileTraining(file, train, encoder, scale, tokens);
            training.report(err);
            return training;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void require(boolean condition, Path data, String message) {
        if (!condition) {
            throw new IllegalArgumentException(data + ": " + message);
        }
    }

    private void report(PrintWriter err) {
        for (String name : List.of("train", "valid")) {
            FeatureSplit split = file.split(name);
            for (Modality modality : Modality.values()) {
                if (split.dims(modality) != train.dims(modality) || split.frames(modality) != train.frames(modality)) {
                    throw new IllegalArgumentException(file.file() + ": " + modality.key() + " is "
                            + split.frames(modality)
                            + " x " + split.dims(modality) + " in " + name + " and " + train.frames(modality) + " x "
                            + train.dims(modality) + " in train");
                }
            }
            FeatureReport report;
            try (ProgressBar bar = ProgressLine.start("reading " + name, split.size())) {
                report = FeatureReport.of(split, encoder == null, bar::stepBy);
            }
            report.lines().forEach(err::println);
            LabelRange.of(split.labels(), false, Optional.empty(), scale)
                    .notes()
                    .forEach(err::println);
            err.flush();
        }
    }

    /** Frames and dims as the file has them. */
    Configuration fitted(Configuration configuration) {
        return configuration.withInputs(
                new Configuration.Input(
                        encoder != null ? tokens : train.frames(Modality.LANGUAGE),
                        encoder != null ? encoder.dims() : train.dims(Modality.LANGUAGE)),
                new Configuration.Input(train.frames(Modality.AUDIO), train.dims(Modality.AUDIO)),
                new Configuration.Input(train.frames(Modality.VISION), train.dims(Modality.VISION)));
    }

    TrainedInputs inputs(Configuration configuration) {
        Map<Modality, FeatureContract> contracts = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            Configuration.Input input = configuration.input(modality);
            String description = modality == Modality.LANGUAGE && encoder != null
                    ? "token features of " + encoder.name() + ", [CLS] and [SEP] included, or text"
                    : modality.key() + " features as " + file.file().getFileName() + " has them";
            contracts.put(modality, new FeatureContract(input.dims(), input.frames(), List.of(), description));
        }
        return new TrainedInputs(encoder != null ? encoder.name() : TrainedInputs.NO_ENCODER, contracts, scale);
    }

    /**
     * The samples.
     *
     * @param kept where encoded texts are kept for further runs
     */
    Dataset dataset(int masked, long seed, int threads, Path kept) throws IOException {
        String digest = Sha256.of(file.file());
        String description = file.file().getFileName() + " (SHA-256 " + digest + "), splits train and valid.";
        if (encoder == null) {
            return new FeatureDataset(file, new Language.Stored(masked), seed).build(1, description, digest);
        }
        encoded = new EncodedTexts(kept, Sha256.of(encoder.encoder()));
        try (TextEncoder texts = new TextEncoder(new OnnxGraphs(RuntimeOptions.cpu(1)).load(encoder.encoder()));
                ProgressBar bar = ProgressLine.start("encoding", train.size())) {
            Language language = new Language.Texts(
                    new WordPieceTokenizer(new Vocabulary(encoder.vocabulary()), true, tokens),
                    texts,
                    encoded,
                    masked,
                    threads,
                    count -> {
                        bar.maxHint(count);
                        return bar::stepTo;
                    });
            return new FeatureDataset(file, language, seed).build(1, description, digest);
        }
    }

    @Override
    public void close() {
        if (encoded != null) {
            encoded.close();
        }
        file.close();
    }
}
