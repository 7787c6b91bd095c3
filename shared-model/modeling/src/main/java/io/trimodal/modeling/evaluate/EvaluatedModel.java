package io.trimodal.modeling.evaluate;

import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.Tensor;
import io.trimodal.text.WordPieceTokenizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A package under evaluation. Thread-safe until closed. */
public final class EvaluatedModel implements AutoCloseable {
    private final ModelPackage source;
    private final LoadedModel model;

    private EvaluatedModel(ModelPackage source, LoadedModel model) {
        this.source = source;
        this.model = model;
    }

    public static EvaluatedModel open(ModelPackage source, OnnxGraphs graphs) {
        return new EvaluatedModel(source, LoadedModel.open(source, graphs));
    }

    public Manifest manifest() {
        return source.manifest();
    }

    String digest() {
        return source.digest();
    }

    LoadedModel loaded() {
        return model;
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
        Optional<WordPieceTokenizer> words = model.language().tokenizer();
        return switch (manifest().language()) {
            case LanguageSource.FeaturesOnly _ -> features(split);
            case LanguageSource.FrozenEncoder _ -> {
                if (split.hasTexts()) {
                    yield words.map(tokenizer -> new LanguageFeed.Texts(split, tokenizer, frames));
                }
                if (split.hasTokens()) {
                    yield Optional.of(new LanguageFeed.StoredTokens(split, model.language(), true));
                }
                yield features(split);
            }
            case LanguageSource.InsideEmbedding _ -> {
                if (split.hasTokens()) {
                    yield Optional.of(new LanguageFeed.StoredTokens(split, model.language(), false));
                }
                if (split.hasTexts() && words.isPresent()) {
                    yield Optional.of(new LanguageFeed.Texts(split, words.get(), frames));
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
            } else if (!model.contract(modality).learned()) {
                notes.add(modality.key() + " is passed over: the model has learned none");
            }
        }
        notes.add(feed(split).map(feed -> "language: " + feed.description()).orElse("language is absent"));
        return notes;
    }

    /** Scores a batch. @param inputs of each modality, one per utterance; none for one that is absent */
    Fusion score(int count, Map<Modality, List<ModelInput>> inputs) {
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            List<ModelInput> given = inputs.getOrDefault(modality, List.of());
            boolean seen = !given.isEmpty() && model.contract(modality).learned();
            tokens.put(modality, seen ? model.tokens(modality, given) : model.absentTokens(modality, count));
        }
        return model.fuse(tokens);
    }

    @Override
    public void close() {
        model.close();
    }
}
