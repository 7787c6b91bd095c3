package io.trimodal.modeling.dataset;

import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One split of a data set, open. Labels, ids and texts are held; features and token ids stay in the file and are read
 * some utterances at a time. Valid until its file is closed; thread-safe.
 */
public final class FeatureSplit {
    private final Path file;
    private final String name;
    private final SequencedSet<String> keys;
    private final float[] labels;
    // each null where the file does not have it
    private final List<String> ids;
    private final List<String> texts;
    private final TokenColumn tokens;
    private final Map<Modality, FeatureColumn> features;

    private FeatureSplit(
            Path file,
            String name,
            SequencedSet<String> keys,
            float[] labels,
            Optional<List<String>> ids,
            Optional<List<String>> texts,
            Optional<TokenColumn> tokens,
            Map<Modality, FeatureColumn> features) {
        this.file = file;
        this.name = name;
        this.keys = keys;
        this.labels = labels;
        this.ids = ids.orElse(null);
        this.texts = texts.orElse(null);
        this.tokens = tokens.orElse(null);
        this.features = features;
    }

    static FeatureSplit of(FeatureFile source, String name, Columns columns) {
        SplitReader reader = new SplitReader(source.file(), name, columns);
        float[] labels = reader.labels();
        Map<Modality, FeatureColumn> features = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            reader.features(modality, labels.length).ifPresent(column -> features.put(modality, column));
        }
        FeatureSplit split = new FeatureSplit(
                source.file(),
                name,
                columns.keys(),
                labels,
                reader.strings(Keys.ID, labels.length),
                reader.strings(Keys.RAW_TEXT, labels.length),
                reader.tokens(labels.length),
                features);
        if (!split.hasTexts() && !split.hasTokens() && features.isEmpty()) {
            throw new InvalidDatasetException(
                    source.file(),
                    name + " has none of raw_text, text_bert, text, audio and vision, but "
                            + columns.keys().stream().limit(20).toList());
        }
        return split;
    }

    /** The same with the modalities that are named, and no others. */
    public FeatureSplit only(Set<Modality> modalities) {
        Map<Modality, FeatureColumn> kept = new EnumMap<>(features);
        kept.keySet().retainAll(modalities);
        boolean language = modalities.contains(Modality.LANGUAGE);
        return new FeatureSplit(
                file,
                name,
                keys,
                labels,
                Optional.ofNullable(ids),
                Optional.ofNullable(texts).filter(_ -> language),
                tokenColumn().filter(_ -> language),
                kept);
    }

    public String name() {
        return name;
    }

    /** Utterances. */
    public int size() {
        return labels.length;
    }

    /** One per utterance, as in the file. */
    public float[] labels() {
        return labels.clone();
    }

    /** MMSA's {@code video$_$clip}, or the index where the file has no ids. */
    public String id(int utterance) {
        return ids != null ? ids.get(utterance) : Integer.toString(utterance);
    }

    public boolean hasTexts() {
        return texts != null;
    }

    /** @throws IllegalStateException without texts */
    public String text(int utterance) {
        if (texts == null) {
            throw new IllegalStateException(name + " has no raw_text");
        }
        return texts.get(utterance);
    }

    public boolean hasTokens() {
        return tokens != null;
    }

    /** Tokens of every utterance, padding counted; 0 without token ids. */
    public int tokens() {
        return tokens != null ? tokens.tokens() : 0;
    }

    /** Token ids of some utterances, padded. */
    public List<TokenIds> tokens(int from, int count) {
        return reading(
                Keys.TEXT_BERT,
                () -> tokenColumn()
                        .orElseThrow(() -> new IllegalStateException(name + " has no text_bert"))
                        .read(from, count));
    }

    /** Whether there are features of a modality; of language those of a frozen BERT. */
    public boolean has(Modality modality) {
        return features.containsKey(modality);
    }

    /** Frames of every utterance, padding counted; 0 without the modality. */
    public int frames(Modality modality) {
        return has(modality) ? features.get(modality).frames() : 0;
    }

    /** Values per frame; 0 without the modality. */
    public int dims(Modality modality) {
        return has(modality) ? features.get(modality).dims() : 0;
    }

    /**
     * Features of some utterances, -inf in audio made 0 as in the published loaders.
     *
     * @throws InvalidDatasetException naming the value that is no number
     */
    public List<PaddedFeatures> features(Modality modality, int from, int count) {
        return reading(Keys.features(modality), () -> features.get(modality).read(from, count));
    }

    int repaired(Modality modality, int from, int count) {
        return reading(
                Keys.features(modality),
                () -> features.get(modality).scan(from, count).repaired());
    }

    SequencedSet<String> keys() {
        return keys;
    }

    Optional<FeatureColumn> column(Modality modality) {
        return Optional.ofNullable(features.get(modality));
    }

    Optional<TokenColumn> tokenColumn() {
        return Optional.ofNullable(tokens);
    }

    private <T> T reading(String key, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidDatasetException(file, name + "/" + key + " " + e.getMessage(), e);
        }
    }
}
