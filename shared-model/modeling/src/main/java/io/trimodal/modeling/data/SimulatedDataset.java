package io.trimodal.modeling.data;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.data.Sentence.Split;
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
import java.util.Random;
import java.util.function.IntConsumer;

/** Real sentences, encoded, with a simulated voice and face each: what the default models are trained on. */
public final class SimulatedDataset {
    private final WordPieceTokenizer tokenizer;
    private final TextEncoder encoder;
    private final UtteranceSimulator simulator;
    private final long seed;
    private final int maskedVariants;

    /**
     * @param seed of the simulation and of the masks
     * @param maskedVariants how many times each training sentence is encoded anew with word pieces erased; 0 for none
     */
    public SimulatedDataset(WordPieceTokenizer tokenizer, TextEncoder encoder, long seed, int maskedVariants) {
        this.tokenizer = tokenizer;
        this.encoder = encoder;
        this.simulator = new UtteranceSimulator(seed);
        this.seed = seed;
        this.maskedVariants = maskedVariants;
    }

    /**
     * @param halfRange largest absolute label in the file; labels are scaled from ±halfRange to [-3, 3]
     * @param progress told how many sentences are encoded
     */
    public Dataset build(
            List<Sentence> sentences, float halfRange, String description, String digest, IntConsumer progress) {
        Map<Split, List<Sample>> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            splits.put(split, new ArrayList<>());
        }
        int done = 0;
        for (Sentence sentence : sentences) {
            splits.get(sentence.split()).add(sample(sentence, halfRange));
            progress.accept(++done);
        }
        return new Dataset(
                splits.get(Split.TRAIN),
                splits.get(Split.VALID),
                splits.get(Split.TEST),
                encode(tokenizer.unknown(8)),
                description,
                digest + " simulated with seed " + seed + ", masked " + maskedVariants);
    }

    private Sample sample(Sentence sentence, float halfRange) {
        float sentiment = Math.clamp(sentence.label() / halfRange, -1, 1);
        SimulatedUtterance simulated = simulator.simulate(sentence.text(), sentiment);
        TokenIds ids = tokenizer.tokenize(sentence.text()).ids();
        List<Sample.Masked> masked = new ArrayList<>();
        if (sentence.split() == Split.TRAIN) {
            Random random = new Random(seed * 65_537 + sentence.row());
            for (int i = 0; i < maskedVariants; i++) {
                float rate = random.nextFloat();
                masked.add(new Sample.Masked(rate, encode(mask(ids, rate, random))));
            }
        }
        return new Sample(
                "row-" + sentence.row(),
                encode(ids),
                masked,
                simulated.audio().features(),
                simulated.vision().features(),
                3 * sentiment);
    }

    /** Word pieces become [UNK] with probability {@code rate}; [CLS] and [SEP] stay (MODEL-SPEC.md, section 3). */
    private TokenIds mask(TokenIds ids, float rate, Random random) {
        long[] changed = ids.ids().clone();
        for (int i = 1; i < changed.length - 1; i++) {
            if (random.nextFloat() <= rate) {
                changed[i] = tokenizer.vocabulary().unknown();
            }
        }
        return new TokenIds(changed, ids.attentionMask(), ids.segmentIds());
    }

    private Features encode(TokenIds ids) {
        return encoder.encode(List.of(ids)).getFirst();
    }
}
