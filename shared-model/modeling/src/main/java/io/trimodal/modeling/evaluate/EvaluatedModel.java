package io.trimodal.modeling.evaluate;

import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.PackageFile;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.Tensor;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A package under evaluation. Thread-safe until closed. */
public final class EvaluatedModel implements AutoCloseable {
    /** The id of [UNK] in both published vocabularies (MODEL-SPEC.md, section 5). */
    private static final long UNKNOWN = 100;

    private final ModelPackage source;
    private final LoadedModel model;
    private final Optional<TextEncoder> encoder;

    private EvaluatedModel(ModelPackage source, LoadedModel model, Optional<TextEncoder> encoder) {
        this.source = source;
        this.model = model;
        this.encoder = encoder;
    }

    public static EvaluatedModel open(ModelPackage source, OnnxGraphs graphs) {
        LoadedModel model = LoadedModel.open(source, graphs);
        if (!(source.manifest().language() instanceof LanguageSource.FrozenEncoder)) {
            return new EvaluatedModel(source, model, Optional.empty());
        }
        try (PackageFile file = source.read("text-encoder.onnx")) {
            return new EvaluatedModel(
                    source, model, Optional.of(new TextEncoder(graphs.load(file.name(), file.bytes()))));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    public Manifest manifest() {
        return source.manifest();
    }

    String digest() {
        return source.digest();
    }

    /** Models with the same encoder encode a text only once. */
    String encoderDigest() {
        return manifest().files().getOrDefault("text-encoder.onnx", "");
    }

    /** Features of one text, where the encoder is frozen; otherwise the input as it is. */
    ModalityInput encoded(ModalityInput words) {
        return encoder.isPresent() && words instanceof TokenIds ids
                ? encoder.get().encode(List.of(ids)).getFirst()
                : words;
    }

    /**
     * The form in which this model is fed a split's language; empty where the split has none.
     *
     * @throws OtherFeaturesException if the split has other features than the model takes
     * @throws IllegalArgumentException if the split has language, but none that the model takes
     */
    Optional<LanguageFeed> feed(FeatureSplit split) {
        for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
            requireDims(split, modality);
        }
        int frames = model.contract(Modality.LANGUAGE).frames();
        return switch (manifest().language()) {
            case LanguageSource.FeaturesOnly _ -> features(split);
            case LanguageSource.FrozenEncoder(Tokenizer settings) -> {
                WordPieceTokenizer words = tokenizer(settings);
                if (split.hasTexts()) {
                    yield Optional.of(new LanguageFeed.Texts(split, words, frames));
                }
                if (split.hasTokens()) {
                    yield Optional.of(new LanguageFeed.StoredTokens(
                            split,
                            words.vocabulary().unknown(),
                            words.vocabulary().size(),
                            true));
                }
                yield features(split);
            }
            case LanguageSource.InsideEmbedding(Tokenizer settings, boolean hasVocabulary) -> {
                if (split.hasTokens()) {
                    yield Optional.of(new LanguageFeed.StoredTokens(split, UNKNOWN, pieces(), false));
                }
                if (split.hasTexts() && hasVocabulary) {
                    yield Optional.of(new LanguageFeed.Texts(split, tokenizer(settings), frames));
                }
                if (split.hasTexts() || split.has(Modality.LANGUAGE)) {
                    throw new IllegalArgumentException(manifest().id()
                            + " takes token ids, as its text encoder lies inside; the data set has no text_bert");
                }
                yield Optional.empty();
            }
        };
    }

    /** Whether the split's ready-made language features are what this model would be fed. */
    public boolean readsFeatures(FeatureSplit split) {
        return feed(split).filter(LanguageFeed.Stored.class::isInstance).isPresent();
    }

    private Optional<LanguageFeed> features(FeatureSplit split) {
        if (split.has(Modality.LANGUAGE)) {
            requireDims(split, Modality.LANGUAGE);
            return Optional.of(new LanguageFeed.Stored(split, new float[split.dims(Modality.LANGUAGE)]));
        }
        if (split.hasTexts() || split.hasTokens()) {
            throw new IllegalArgumentException(manifest().id()
                    + " takes language features, as it has no text encoder; the data set has no array 'text'");
        }
        return Optional.empty();
    }

    private void requireDims(FeatureSplit split, Modality modality) {
        FeatureContract contract = model.contract(modality);
        if (split.has(modality) && split.dims(modality) != contract.dims()) {
            throw new OtherFeaturesException(
                    modality,
                    "frames of " + modality.key() + " have " + split.dims(modality) + " values; "
                            + manifest().id() + " takes " + contract.dims());
        }
    }

    /** What of the split this model does not see, for the report. */
    List<String> notes(FeatureSplit split) {
        List<String> notes = new ArrayList<>();
        for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
            int frames = model.contract(modality).frames();
            if (split.frames(modality) > frames) {
                notes.add("%s is cut from %d to %d frames".formatted(modality.key(), split.frames(modality), frames));
            }
            if (!split.has(modality)) {
                notes.add(modality.key() + " is absent");
            }
        }
        notes.add(feed(split).map(feed -> "language: " + feed.description()).orElse("language is absent"));
        return notes;
    }

    /** Scores a batch. @param inputs of each modality, one per utterance; none for one that is absent */
    Fusion score(int count, Map<Modality, List<ModalityInput>> inputs) {
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            List<ModalityInput> given = inputs.getOrDefault(modality, List.of());
            tokens.put(modality, given.isEmpty() ? absent(modality, count) : model.tokens(modality, given));
        }
        return model.fuse(tokens);
    }

    private Tensor.Floats absent(Modality modality, int count) {
        float[] embedding = model.absentEmbedding(modality);
        Tensor.Floats tensor = Tensor.floats(count, model.tokens(), model.width());
        for (int i = 0; i < count; i++) {
            tensor.values().put(i * embedding.length, embedding);
        }
        return tensor;
    }

    /** Of an encoder inside; packages that do not say take any id. */
    private long pieces() {
        Number pieces = manifest().configuration().get("text_encoder_pieces");
        return pieces == null ? Long.MAX_VALUE : pieces.longValue();
    }

    private WordPieceTokenizer tokenizer(Tokenizer settings) {
        try (PackageFile file = source.read("vocab.txt")) {
            return new WordPieceTokenizer(Vocabulary.read(file.toArray()), settings.lowerCase(), settings.maxTokens());
        }
    }

    @Override
    public void close() {
        encoder.ifPresent(TextEncoder::close);
        model.close();
    }
}
