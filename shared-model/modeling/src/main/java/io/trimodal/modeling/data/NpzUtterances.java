package io.trimodal.modeling.data;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Utterances in {@code .npz}: {@code language} (or MMSA's {@code text}), {@code audio}, {@code vision} {@code [N, frames, dims]};
 * {@code text_bert} {@code [N, 3, tokens]}; {@code raw_text} and {@code id} {@code [N]}. Two-dimensional features are one utterance. As in
 * the published loaders -inf in audio becomes 0.
 */
final class NpzUtterances {
    private NpzUtterances() {}

    static List<Utterance> read(Path file) {
        Map<String, NpyArray> arrays = NpzReader.read(file);
        Optional<NpyArray> language = first(arrays, "language", "text");
        Optional<NpyArray> ids = first(arrays, "text_bert");
        Optional<NpyArray> words = first(arrays, "raw_text");
        Optional<NpyArray> audio = first(arrays, "audio");
        Optional<NpyArray> vision = first(arrays, "vision");
        int count = -1;
        for (Optional<NpyArray> array : List.of(ids, language, words, audio, vision)) {
            if (array.isPresent()) {
                int size = array.get().shape().length == 2 ? 1 : array.get().shape()[0];
                if (count >= 0 && size != count) {
                    throw new InvalidUtterancesException(
                            file.toString(), "its arrays hold " + count + " and " + size + " utterances");
                }
                count = size;
            }
        }
        if (count < 0) {
            throw new InvalidUtterancesException(
                    file.toString(),
                    "has none of language, text_bert, raw_text, audio, vision, but " + arrays.keySet());
        }
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                utterances.add(new Utterance(
                        id(arrays, i),
                        language(ids, language, words, i),
                        features("audio", audio, i),
                        features("vision", vision, i)));
            } catch (InvalidFeaturesException e) {
                throw new InvalidUtterancesException(file.toString(), "utterance " + i + ": " + e.getMessage());
            }
        }
        return utterances;
    }

    private static ModalityInput language(
            Optional<NpyArray> ids, Optional<NpyArray> features, Optional<NpyArray> words, int index) {
        if (ids.isPresent()) {
            return tokens(ids.get(), index);
        }
        if (features.isPresent()) {
            return features("language", features, index);
        }
        return words.isPresent() && words.get() instanceof NpyArray.Strings(int[] _, String[] values)
                ? new Text(values[index])
                : Absent.INSTANCE;
    }

    private static TokenIds tokens(NpyArray array, int index) {
        int[] shape = array.shape();
        if (shape.length != 3 || shape[1] != 3) {
            throw new InvalidFeaturesException(
                    "text_bert must have the shape [N, 3, tokens], not " + Arrays.toString(shape));
        }
        int length = shape[2];
        double[] values = array.doubles();
        long[][] rows = new long[3][length];
        for (int row = 0; row < 3; row++) {
            for (int t = 0; t < length; t++) {
                rows[row][t] = (long) values[(index * 3 + row) * length + t];
            }
        }
        return new TokenIds(rows[0], rows[1], rows[2]);
    }

    private static ModalityInput features(String name, Optional<NpyArray> array, int index) {
        if (array.isEmpty()) {
            return Absent.INSTANCE;
        }
        int[] shape = array.get().shape();
        if (shape.length != 2 && shape.length != 3) {
            throw new InvalidFeaturesException(
                    name + " must have the shape [N, frames, dims] or [frames, dims], not " + Arrays.toString(shape));
        }
        int frames = shape[shape.length - 2];
        int dims = shape[shape.length - 1];
        float[] all = array.get().floats();
        float[] values = Arrays.copyOfRange(all, index * frames * dims, (index + 1) * frames * dims);
        if (name.equals("audio")) {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] == Float.NEGATIVE_INFINITY ? 0 : values[i];
            }
        }
        try {
            return new Features(frames, dims, values);
        } catch (InvalidFeaturesException e) {
            throw new InvalidFeaturesException(name + " " + e.getMessage());
        }
    }

    private static String id(Map<String, NpyArray> arrays, int index) {
        return arrays.get("id") instanceof NpyArray.Strings(int[] _, String[] values) && index < values.length
                ? values[index]
                : Integer.toString(index);
    }

    private static Optional<NpyArray> first(Map<String, NpyArray> arrays, String... names) {
        return Arrays.stream(names).filter(arrays::containsKey).map(arrays::get).findFirst();
    }
}
