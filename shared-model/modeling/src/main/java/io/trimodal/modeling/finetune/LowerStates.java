package io.trimodal.modeling.finetune;

import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.bert.FloatEncoder;
import io.trimodal.modeling.bert.PretrainedBert;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.finetune.TuningSet.Sample;
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
     * @param transcripts simulated of each training sentence; held-out ones have one
     * @param seed of the transcripts
     * @param halfRange largest absolute label; labels are scaled to [-3, 3]
     * @param progress told how many texts are there
     */
    public TuningSet of(
            List<Sentence> sentences,
            int transcripts,
            long seed,
            float halfRange,
            int threads,
            IntConsumer progress) {
        SimulatedTranscript transcript = new SimulatedTranscript(
                of(sentences, Split.TRAIN).stream().map(Sentence::text).toList());
        List<TokenIds> ids = new ArrayList<>();
        List<Integer> wordings = new ArrayList<>();
        for (Sentence sentence : sentences) {
            Random random = new Random(seed * 65_537 + sentence.row());
            int spoken = sentence.split() == Split.TRAIN ? transcripts : 1;
            wordings.add(spoken);
            ids.add(tokenizer.tokenize(sentence.text()).ids());
            for (int i = 0; i < spoken; i++) {
                ids.add(tokenizer
                        .tokenize(transcript.of(sentence.text(), random))
                        .ids());
            }
        }
        List<EncodedText> encoded = texts.encode(ids, encoder, threads, progress);
        TuningSet set = new TuningSet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int at = 0;
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            int end = at + 1 + wordings.get(i);
            Sample sample = new Sample(
                    encoded.get(at), encoded.subList(at + 1, end), 3 * sentence.label() / halfRange);
            switch (sentence.split()) {
                case TRAIN -> set.train().add(sample);
                case VALID -> set.valid().add(sample);
                case TEST -> set.test().add(sample);
            }
            at = end;
        }
        return set;
    }

    private static List<Sentence> of(List<Sentence> sentences, Split split) {
        return sentences.stream()
                .filter(sentence -> sentence.split() == split)
                .toList();
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
