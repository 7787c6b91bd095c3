package io.trimodal.modeling.sample;

import io.trimodal.model.LabelScale;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import io.trimodal.modeling.train.Dataset;
import io.trimodal.modeling.train.Sample;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.WordPieceTokenizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Real sentences, encoded, with a simulated voice and face each: for tests, and what the first default models were
 * trained on. Every sentence comes in several wordings: as it is in the file, in natural spelling, and as simulated
 * transcripts of speech.
 */
public final class SimulatedDataset {
    private final SentenceWordings wordings;
    private final Variants variants;

    /**
     * @param seed of the simulation, the transcripts and the masks
     * @param transcripts of each training sentence, beside the two written forms
     * @param masked how often each wording of a training sentence is encoded with word pieces erased
     * @param rates whether held-out sentences are also encoded at missing rates
     * @param scale of the labels
     * @param languageCode ISO 639-1, of the sentences: how people speak
     */
    public record Variants(
            long seed, int transcripts, int masked, boolean rates, LabelScale scale, String languageCode) {
        /** In English, on the scale of CMU-MOSI. */
        public Variants(long seed, int transcripts, int masked, boolean rates) {
            this(seed, transcripts, masked, rates, LabelScale.MOSI, "en");
        }
    }

    /** @param threads texts encoded side by side */
    public SimulatedDataset(
            WordPieceTokenizer tokenizer, TextEncoder encoder, EncodedTexts encoded, Variants variants, int threads) {
        this.wordings = new SentenceWordings(tokenizer, encoder, encoded, variants, threads);
        this.variants = variants;
    }

    /**
     * @param halfRange largest absolute label in the file; labels are scaled from ±halfRange to the whole scale
     * @param progress told how many of how many texts are encoded
     */
    public Dataset build(
            List<Sentence> sentences, float halfRange, String description, String digest, Progress progress) {
        UtteranceSimulator simulator = new UtteranceSimulator(variants.seed());
        Map<Split, List<Sample>> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            splits.put(split, new ArrayList<>());
        }
        wordings.of(sentences, progress)
                .forEach((sentence, encoded) ->
                        splits.get(sentence.split()).add(sample(sentence, encoded, simulator, halfRange)));
        return new Dataset(
                splits.get(Split.TRAIN),
                splits.get(Split.VALID),
                splits.get(Split.TEST),
                wordings.absentLanguage(),
                description,
                digest + " " + variants);
    }

    /** Makes a listener for a known number of texts. */
    @FunctionalInterface
    public interface Progress {
        IntConsumer of(int texts);
    }

    private Sample sample(
            Sentence sentence, List<Sample.Wording> encoded, UtteranceSimulator simulator, float halfRange) {
        float sentiment = Math.clamp(sentence.label() / halfRange, -1, 1);
        SimulatedUtterance simulated = simulator.simulate(sentence.text(), sentiment);
        return new Sample(
                "row-" + sentence.row(),
                encoded,
                simulated.audio().features(),
                simulated.vision().features(),
                simulated.audio().conflicting() || simulated.vision().conflicting(),
                variants.scale().maximum() * sentiment);
    }
}
