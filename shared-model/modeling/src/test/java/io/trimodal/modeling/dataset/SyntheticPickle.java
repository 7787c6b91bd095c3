package io.trimodal.modeling.dataset;

import io.trimodal.modeling.dataset.FeaturePickleWriter.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** A small feature file with one split, {@code test}, of two utterances, some part of which a test changes. */
public final class SyntheticPickle {
    private SyntheticPickle() {}

    public static void write(Path file, Consumer<SequencedMap<String, Content>> change) throws IOException {
        write(file, "test", change);
    }

    /** The same with another name for the split. */
    static void writeSplit(Path file, String split) throws IOException {
        write(file, split, _ -> {});
    }

    private static void write(Path file, String split, Consumer<SequencedMap<String, Content>> change)
            throws IOException {
        SequencedMap<String, Content> content = new LinkedHashMap<>();
        content.put("raw_text", new Content.Strings(List.of("good", "bad")));
        content.put("audio", array(new int[] {2, 4, 2}, new float[] {1, 2, 3, 4, 0, 6}, new float[] {1, 1, 0, 1}));
        content.put("vision", array(new int[] {2, 3, 1}, new float[] {1, 2, 3}, new float[] {4, 5, 6}));
        content.put("text", array(new int[] {2, 2, 2}, new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}));
        content.put(
                "text_bert", array(new int[] {2, 3, 2}, new float[] {101, 102, 1, 1}, new float[] {101, 102, 1, 1}));
        content.put("audio_lengths", new Content.Integers(List.of(3, 2)));
        content.put("vision_lengths", new Content.Integers(List.of(3, 3)));
        content.put("regression_labels", array(new int[] {2}, new float[] {1}, new float[] {-1}));
        change.accept(content);
        SequencedMap<String, SequencedMap<String, Content>> splits = new LinkedHashMap<>();
        splits.put(split, content);
        FeaturePickleWriter.write(file, splits);
    }

    /** @param rows the first numbers of each row; the rest is 0 */
    public static Content array(int[] shape, float[]... rows) {
        int size = 1;
        for (int i = 1; i < shape.length; i++) {
            size *= shape[i];
        }
        int elements = size;
        return new Content.Array(shape, row -> Arrays.copyOf(rows[row], elements));
    }
}
