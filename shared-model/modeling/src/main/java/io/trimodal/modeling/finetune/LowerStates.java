package io.trimodal.modeling.finetune;

import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.bert.FloatEncoder;
import io.trimodal.modeling.bert.PretrainedBert;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.finetune.TuningSet.HeldOut;
import io.trimodal.modeling.finetune.TuningSet.Item;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.simulate.SimulatedTranscript;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.WordPieceTokenizer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * What the layers below make of each sentence, as written and as simulated transcripts: computed once, as they do not
 * change, and kept in a file for further runs.
 */
public final class LowerStates implements AutoCloseable {
    private final TextEncoder encoder;
    private final EncodedTexts texts;
    private final WordPieceTokenizer tokenizer;

    /**
     * @param pretrained whole
     * @param frozen layers below
     * @param file to keep them in
     */
    public LowerStates(PretrainedBert pretrained, int frozen, WordPieceTokenizer tokenizer, Path file) {
        byte[] graph = FloatEncoder.of(pretrained.cut(frozen), 1);
        encoder = new TextEncoder(Graphs.load("lower-layers", graph, 1));
        texts = new EncodedTexts(file, digest(graph));
        this.tokenizer = tokenizer;
    }

    /**
     * @param corpus whose words a word of a transcript can be mistaken for
     * @param spokenShare of the training sentences that are taken as a simulated transcript instead of as written
     * @param seed of the transcripts
     */
    public record Wordings(List<Sentence> corpus, double spokenShare, long seed) {}

    /**
     * @param sentences those wanted
     * @param halfRange largest absolute label; labels are scaled to [-3, 3]
     * @param progress told how many texts are there
     */
    public TuningSet of(
            List<Sentence> sentences, Wordings wordings, float halfRange, int threads, IntConsumer progress) {
        SimulatedTranscript transcript = new SimulatedTranscript(
                of(wordings.corpus(), Split.TRAIN).stream().map(Sentence::text).toList());
        List<TokenIds> ids = new ArrayList<>();
        for (Sentence sentence : sentences) {
            Random random = new Random(wordings.seed() * 65_537 + sentence.row());
            boolean spoken = random.nextDouble() < wordings.spokenShare();
            TokenIds heard = ids(transcript.of(sentence.text(), random));
            TokenIds written = ids(sentence.text());
            if (sentence.split() == Split.TRAIN) {
                ids.add(spoken ? heard : written);
            } else {
                ids.add(written);
                ids.add(heard);
            }
        }
        Iterator<EncodedText> encoded =
                texts.encode(ids, encoder, threads, progress).iterator();
        TuningSet set = new TuningSet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Sentence sentence : sentences) {
            float label = 3 * sentence.label() / halfRange;
            switch (sentence.split()) {
                case TRAIN -> set.train().add(new Item(encoded.next(), label));
                case VALID -> set.valid().add(new HeldOut(encoded.next(), encoded.next(), label));
                case TEST -> set.test().add(new HeldOut(encoded.next(), encoded.next(), label));
            }
        }
        return set;
    }

    private TokenIds ids(String text) {
        return tokenizer.tokenize(text).ids();
    }

    private static List<Sentence> of(List<Sentence> sentences, Split split) {
        return sentences.stream().filter(sentence -> sentence.split() == split).toList();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        encoder.close();
        texts.close();
    }
}
