package io.trimodal.modeling.dataset;

import io.trimodal.feature.Features;
import io.trimodal.modeling.dataset.FeaturePickleWriter.Content;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;

/** Sentences with a voice and a face each as a feature file in MMSA's layout. */
public final class SentenceFeatureFile {
    private SentenceFeatureFile() {}

    /**
     * What belongs to a sentence.
     *
     * @param label in [-3, 3]
     */
    public record Row(Features audio, Features vision, float label) {}

    /**
     * Writes a split after the other.
     *
     * @param frames to which voice and face are padded with rows of zeros
     * @param row of a sentence, asked for several times and always the same
     */
    public static void write(Path file, List<Sentence> sentences, int frames, Function<Sentence, Row> row)
            throws IOException {
        SequencedMap<String, SequencedMap<String, Content>> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            List<Sentence> part =
                    sentences.stream().filter(s -> s.split() == split).toList();
            if (!part.isEmpty()) {
                splits.put(split.name().toLowerCase(Locale.ROOT), content(part, frames, row));
            }
        }
        FeaturePickleWriter.write(file, splits);
    }

    private static SequencedMap<String, Content> content(
            List<Sentence> sentences, int frames, Function<Sentence, Row> row) {
        SequencedMap<String, Content> content = new LinkedHashMap<>();
        content.put(
                "raw_text",
                new Content.Strings(sentences.stream().map(Sentence::text).toList()));
        content.put(
                "id",
                new Content.Strings(
                        sentences.stream().map(s -> "row-" + s.row()).toList()));
        content.put("audio", padded(sentences, frames, row.andThen(Row::audio)));
        content.put("vision", padded(sentences, frames, row.andThen(Row::vision)));
        content.put("audio_lengths", lengths(sentences, row.andThen(Row::audio)));
        content.put("vision_lengths", lengths(sentences, row.andThen(Row::vision)));
        content.put("regression_labels", new Content.Array(new int[] {sentences.size()}, i ->
                new float[] {row.apply(sentences.get(i)).label()}));
        return content;
    }

    private static Content padded(List<Sentence> sentences, int frames, Function<Sentence, Features> features) {
        int dims = features.apply(sentences.getFirst()).dims();
        return new Content.Array(
                new int[] {sentences.size(), frames, dims},
                row -> Arrays.copyOf(features.apply(sentences.get(row)).values(), frames * dims));
    }

    private static Content lengths(List<Sentence> sentences, Function<Sentence, Features> features) {
        return new Content.Integers(
                sentences.stream().map(s -> features.apply(s).frames()).toList());
    }
}
