package io.trimodal.modeling.simulate;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.dataset.FeaturePickleWriter;
import io.trimodal.modeling.dataset.FeaturePickleWriter.Content;
import io.trimodal.modeling.dataset.SentenceFeatureFile;
import io.trimodal.modeling.dataset.SentenceFeatureFile.Row;
import io.trimodal.modeling.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Feature files in MMSA's layout that hold no recording of anybody: sentences with simulated voices and faces, as the
 * default models of 1.0.0 were trained on, or random values of a published data set's shape.
 */
public final class SimulatedFeatureFile {
    private static final int START = 101;
    private static final int END = 102;
    private static final int FIRST_PIECE = 1000;
    private static final int PIECES = 20_000;

    private SimulatedFeatureFile() {}

    /**
     * Sentences, each with a simulated voice and face.
     *
     * @param halfRange largest absolute label that there could be; labels are scaled from ±halfRange to [-3, 3]
     * @param seed of the simulation
     */
    public static void ofSentences(Path file, List<Sentence> sentences, float halfRange, long seed) throws IOException {
        UtteranceSimulator simulator = new UtteranceSimulator(seed);
        SentenceFeatureFile.write(file, sentences, UtteranceSimulator.MOST_FRAMES, sentence -> {
            float words = Math.clamp(sentence.label() / halfRange, -1, 1);
            SimulatedUtterance simulated = simulator.simulate(sentence.text(), words);
            return new Row(simulated.audio().features(), simulated.vision().features(), 3 * words);
        });
    }

    /**
     * One split {@code test} of random values and texts, for trying out memory and speed.
     *
     * @param configuration whose frames and dims the features have
     */
    public static void ofNoise(Path file, Configuration configuration, int utterances, long seed) throws IOException {
        SequencedMap<String, Content> content = new LinkedHashMap<>();
        Noise noise = new Noise(configuration, seed);
        content.put("raw_text", strings(utterances, i -> "utterance number " + i));
        content.put("audio", noise.features(Modality.AUDIO, utterances));
        content.put("vision", noise.features(Modality.VISION, utterances));
        content.put("id", strings(utterances, i -> "video" + i / 10 + "$_$" + i % 10));
        content.put("text", noise.features(Modality.LANGUAGE, utterances));
        content.put("text_bert", noise.tokens(utterances));
        content.put("audio_lengths", noise.lengths(Modality.AUDIO, utterances));
        content.put("vision_lengths", noise.lengths(Modality.VISION, utterances));
        content.put("annotations", strings(utterances, _ -> "Neutral"));
        content.put(
                "regression_labels",
                labels(utterances, i -> Math.clamp((float) noise.random(i, 3).nextGaussian(), -3, 3)));
        SequencedMap<String, SequencedMap<String, Content>> splits = new LinkedHashMap<>();
        splits.put("test", content);
        FeaturePickleWriter.write(file, splits);
    }

    private static Content strings(int count, Function<Integer, String> text) {
        return new Content.Strings(
                Stream.iterate(0, i -> i + 1).limit(count).map(text).toList());
    }

    private static Content labels(int count, Function<Integer, Float> label) {
        return new Content.Array(new int[] {count}, row -> new float[] {label.apply(row)});
    }

    /** Values by utterance and modality, so that arrays can be made row by row. */
    private record Noise(Configuration configuration, long seed) {
        Random random(int utterance, int purpose) {
            return new Random(seed * 1_000_003 + utterance * 7L + purpose);
        }

        int length(Modality modality, int utterance) {
            return 3
                    + random(utterance, modality.ordinal())
                            .nextInt(configuration.input(modality).frames() - 2);
        }

        Content features(Modality modality, int utterances) {
            Configuration.Input size = configuration.input(modality);
            return new Content.Array(new int[] {utterances, size.frames(), size.dims()}, row -> {
                Random random = random(row, 4 + modality.ordinal());
                float[] values = new float[size.frames() * size.dims()];
                for (int i = 0; i < length(modality, row) * size.dims(); i++) {
                    values[i] = random.nextFloat() * 2 - 1;
                }
                return values;
            });
        }

        Content tokens(int utterances) {
            int tokens = configuration.input(Modality.LANGUAGE).frames();
            return new Content.Array(new int[] {utterances, 3, tokens}, row -> {
                int length = length(Modality.LANGUAGE, row);
                Random random = random(row, 4);
                float[] values = new float[3 * tokens];
                for (int i = 0; i < length; i++) {
                    values[i] = i == 0 ? START : i == length - 1 ? END : FIRST_PIECE + random.nextInt(PIECES);
                    values[tokens + i] = 1;
                }
                return values;
            });
        }

        Content lengths(Modality modality, int utterances) {
            return new Content.Integers(IntStream.range(0, utterances)
                    .mapToObj(i -> length(modality, i))
                    .toList());
        }
    }
}
