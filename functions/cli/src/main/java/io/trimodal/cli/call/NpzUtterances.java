package io.trimodal.cli.call;

import io.trimodal.binary.Printable;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.feature.UtteranceArray;
import io.trimodal.feature.UtteranceArrays;
import io.trimodal.function.request.FeaturesReader;
import io.trimodal.npy.InvalidArrayFileException;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Utterances in {@code .npz}, whose arrays are named as {@link UtteranceArray} says: features {@code [N, frames,
 * dims]}, {@code text_bert} {@code [N, 3, tokens]}, frame rates one number, the others {@code [N]}. Two-dimensional
 * features are one utterance. Of several forms of language the first is taken: token ids, features, words. As in the
 * published loaders -inf in audio becomes 0.
 */
final class NpzUtterances {
    private final String source;
    private final NpzArchive archive;
    private final UtteranceArrays names;
    /** Those that were asked for; what is wrong with the others does not matter. */
    private final Map<String, NpyArray> used = new HashMap<>();

    private NpzUtterances(String source, NpzArchive archive) {
        this.source = source;
        this.archive = archive;
        this.names = new UtteranceArrays(archive.names(), archive::holdsText);
    }

    /**
     * @param source for messages
     * @return nothing if the archive is one utterance, in two dimensions, as over HTTP
     * @throws InvalidInputException naming the array that is wrong or not known
     */
    static Optional<CallInput> read(String source, byte[] content) throws IOException {
        Path file = Files.createTempFile("trimodal-", ".npz");
        try {
            Files.write(file, content);
            try (NpzArchive archive = NpzArchive.open(file)) {
                NpzUtterances utterances = new NpzUtterances(source, archive);
                return utterances.areSeveral() ? Optional.of(utterances.input()) : Optional.empty();
            }
        } catch (InvalidArrayFileException e) { // of a file that its sender did not name
            throw new InvalidInputException(source, e.reason());
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(source, e.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    private CallInput.Utterances input() {
        used.clear(); // of what was only looked at
        List<Utterance> read = read();
        List<String> left =
                archive.names().stream().filter(name -> !used.containsKey(name)).toList();
        return new CallInput.Utterances(
                source, read, left.isEmpty() ? List.of() : List.of("not used: " + String.join(", ", left)));
    }

    /**
     * By the axis of utterances that features have, or words where there are none; features of one utterance have two
     * dimensions.
     */
    private boolean areSeveral() {
        List<NpyArray> features = Stream.of(UtteranceArray.LANGUAGE, UtteranceArray.AUDIO, UtteranceArray.VISION)
                .flatMap(array -> find(array).stream())
                .toList();
        return features.isEmpty()
                ? find(UtteranceArray.TOKENS)
                        .or(() -> find(UtteranceArray.WORDS))
                        .filter(array -> array.shape().length > 0)
                        .isPresent()
                : features.stream().noneMatch(array -> array.shape().length == 2);
    }

    private List<Utterance> read() {
        List<String> unknown = names.unknown();
        if (!unknown.isEmpty()) {
            throw invalid("has the array " + Printable.quoted(unknown.getFirst()) + ", which is not known; known are "
                    + UtteranceArrays.known());
        }
        Optional<NpyArray> ids = find(UtteranceArray.TOKENS);
        Optional<NpyArray> language = ids.isPresent() ? Optional.empty() : find(UtteranceArray.LANGUAGE);
        Optional<NpyArray> words =
                ids.isPresent() || language.isPresent() ? Optional.empty() : find(UtteranceArray.WORDS);
        Optional<NpyArray> audio = find(UtteranceArray.AUDIO);
        Optional<NpyArray> vision = find(UtteranceArray.VISION);
        int count = count(List.of(ids, language, words, audio, vision));
        Optional<NpyArray> named = find(UtteranceArray.IDS);
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                List<String> notes = new ArrayList<>();
                LanguageInput said = ids.isPresent()
                        ? tokens(ids.get(), i)
                        : language.isPresent() ? languageRows(language, i, notes) : words(words, i);
                FramesInput voice = frames(Modality.AUDIO, audio, i, notes);
                FramesInput face = frames(Modality.VISION, vision, i, notes);
                utterances.add(new Utterance(id(named, i), said, voice, face, notes));
            } catch (InvalidFeaturesException e) {
                throw invalid("utterance " + i + ": " + e.getMessage());
            }
        }
        return utterances;
    }

    private int count(List<Optional<NpyArray>> inputs) {
        int count = -1;
        for (Optional<NpyArray> array : inputs) {
            if (array.isPresent()) {
                int[] shape = array.get().shape();
                int size = shape.length == 2 || shape.length == 0 ? 1 : shape[0];
                if (count >= 0 && size != count) {
                    throw invalid("its arrays hold " + count + " and " + size + " utterances");
                }
                count = size;
            }
        }
        if (count < 0) {
            throw invalid("has none of language, text_bert, raw_text, audio, vision, but " + archive.names());
        }
        return count;
    }

    private Optional<NpyArray> find(UtteranceArray wanted) {
        try {
            Optional<String> name = names.find(wanted);
            return name.map(found -> used.computeIfAbsent(found, archive::read));
        } catch (InvalidFeaturesException e) {
            throw invalid(e.getMessage());
        }
    }

    private InvalidInputException invalid(String reason) {
        return new InvalidInputException(source, reason);
    }

    private static LanguageInput words(Optional<NpyArray> array, int index) {
        if (array.isEmpty()) {
            return Absent.INSTANCE;
        }
        if (array.get() instanceof NpyArray.Strings(int[] _, String[] values) && index < values.length) {
            // an array has a string for each, also where nobody knows what was said
            return values[index].isBlank() ? Absent.INSTANCE : new Text(values[index]);
        }
        throw new InvalidFeaturesException("raw_text must be strings, one per utterance, not "
                + array.get().kind());
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
                double value = values[(index * 3 + row) * length + t];
                rows[row][t] = (long) value;
                if (rows[row][t] != value) {
                    throw new InvalidFeaturesException("text_bert must hold whole numbers, not " + value);
                }
            }
        }
        return new TokenIds(rows[0], rows[1], rows[2]);
    }

    private LanguageInput languageRows(Optional<NpyArray> array, int index, List<String> notes) {
        Optional<Features> given = features(Modality.LANGUAGE, array, index, notes);
        return given.isPresent() ? given.get() : Absent.INSTANCE;
    }

    private FramesInput frames(Modality modality, Optional<NpyArray> array, int index, List<String> notes) {
        Optional<Features> given = features(modality, array, index, notes);
        return given.isPresent() ? given.get() : Absent.INSTANCE;
    }

    /** Empty where the utterance does not have the modality. */
    private Optional<Features> features(Modality modality, Optional<NpyArray> array, int index, List<String> notes) {
        if (array.isEmpty()) {
            return Optional.empty();
        }
        String name = modality.key();
        int[] shape = array.get().shape();
        if (shape.length != 2 && shape.length != 3) {
            throw new InvalidFeaturesException(
                    name + " must have the shape [N, frames, dims] or [frames, dims], not " + Arrays.toString(shape));
        }
        int frames = shape[shape.length - 2];
        int dims = shape[shape.length - 1];
        float[] all = numbers(name, array.get()).floats();
        float[] values = Arrays.copyOfRange(all, index * frames * dims, (index + 1) * frames * dims);
        int replaced = modality == Modality.AUDIO ? silenced(values) : 0;
        if (replaced > 0) {
            notes.add(FeaturesReader.replacedNote(modality, replaced));
        }
        Optional<NpyArray> lengths = find(UtteranceArray.lengthsOf(modality));
        try {
            Features features = new Features(frames, dims, values);
            Features given = rate(modality).map(features::at).orElse(features);
            return lengths.isPresent() ? cut(given, name, lengths.get(), index) : Optional.of(given);
        } catch (InvalidFeaturesException e) {
            throw new InvalidFeaturesException(name + " " + e.getMessage());
        }
    }

    private Optional<Double> rate(Modality modality) {
        Optional<NpyArray> array = UtteranceArray.rateOf(modality).flatMap(this::find);
        return array.map(given -> {
            double[] rate = numbers(modality.key() + "_frame_rate", given).doubles();
            if (rate.length != 1) {
                throw new InvalidFeaturesException(
                        "has " + rate.length + " frame rates; give one number for all utterances");
            }
            return rate[0];
        });
    }

    /** Silent frames are written as infinitely quiet ones. @return how many values became 0 */
    private static int silenced(float[] values) {
        int replaced = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == Float.NEGATIVE_INFINITY) {
                values[i] = 0;
                replaced++;
            }
        }
        return replaced;
    }

    /** Without the padding; of no frames, nothing was there. */
    private static Optional<Features> cut(Features features, String name, NpyArray lengths, int index) {
        double[] told = numbers(name + "_lengths", lengths).doubles();
        if (index >= told.length) {
            throw new InvalidFeaturesException("has " + told.length + " lengths, fewer than utterances");
        }
        double length = told[index];
        if (length < 0 || length > features.frames() || length != Math.rint(length)) {
            throw new InvalidFeaturesException("is to be cut to " + length + " frames, but has " + features.frames());
        }
        return length == 0 ? Optional.empty() : Optional.of(features.cut((int) length));
    }

    private static NpyArray numbers(String name, NpyArray array) {
        return switch (array) {
            case NpyArray.Floats _, NpyArray.Doubles _, NpyArray.Integers _ -> array;
            case NpyArray.Booleans _, NpyArray.Strings _ ->
                throw new InvalidFeaturesException(name + " must be an array of numbers, not of " + array.kind());
        };
    }

    private static String id(Optional<NpyArray> ids, int index) {
        return ids.isPresent()
                        && ids.get() instanceof NpyArray.Strings(int[] _, String[] values)
                        && index < values.length
                ? values[index]
                : Integer.toString(index);
    }
}
