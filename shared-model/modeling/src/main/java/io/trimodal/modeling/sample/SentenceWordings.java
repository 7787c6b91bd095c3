package io.trimodal.modeling.sample;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.sample.SimulatedDataset.Progress;
import io.trimodal.modeling.sample.SimulatedDataset.Variants;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.simulate.NaturalWriting;
import io.trimodal.modeling.simulate.Transcripts;
import io.trimodal.modeling.train.Sample;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.WordPieceTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Sentences in several wordings each, encoded: as they are in the file, in natural spelling, and as simulated
 * transcripts of speech.
 */
final class SentenceWordings {
    /** Missing rates at which held-out sentences are evaluated, beside 0. */
    private static final int EVALUATION_RATES = 9;

    private final WordPieceTokenizer tokenizer;
    private final TextEncoder encoder;
    private final EncodedTexts encoded;
    private final Variants variants;
    private final int threads;

    /** @param threads texts encoded side by side */
    SentenceWordings(
            WordPieceTokenizer tokenizer, TextEncoder encoder, EncodedTexts encoded, Variants variants, int threads) {
        this.tokenizer = tokenizer;
        this.encoder = encoder;
        this.encoded = encoded;
        this.variants = variants;
        this.threads = threads;
    }

    /** In the order of the sentences. */
    SequencedMap<Sentence, List<Sample.Wording>> of(List<Sentence> sentences, Progress progress) {
        Transcripts transcript = Transcripts.in(
                variants.languageCode(),
                sentences.stream()
                        .filter(sentence -> sentence.split() == Split.TRAIN)
                        .map(Sentence::text)
                        .toList());
        List<Plan> plans = sentences.stream().map(s -> plan(s, transcript)).toList();
        List<TokenIds> texts = new ArrayList<>();
        plans.forEach(plan -> plan.wordings().forEach(wording -> {
            texts.add(wording.whole());
            wording.masked().forEach(masked -> texts.add(masked.ids()));
        }));
        Map<TokenIds, EncodedText> found = new HashMap<>();
        List<EncodedText> results = encoded.encode(texts, encoder, threads, progress.of(texts.size()));
        for (int i = 0; i < texts.size(); i++) {
            found.put(texts.get(i), results.get(i));
        }
        SequencedMap<Sentence, List<Sample.Wording>> wordings = new LinkedHashMap<>();
        plans.forEach(plan -> wordings.put(plan.sentence(), wordings(plan, found)));
        return wordings;
    }

    private static List<Sample.Wording> wordings(Plan plan, Map<TokenIds, EncodedText> found) {
        return plan.wordings().stream()
                .map(wording -> new Sample.Wording(
                        found.get(wording.whole()),
                        wording.masked().stream()
                                .map(mask -> new Sample.Masked(mask.rate(), mask.erased(), found.get(mask.ids())))
                                .toList()))
                .toList();
    }

    /** What is to be encoded of one sentence. */
    private record Plan(Sentence sentence, List<PlannedWording> wordings) {}

    private record PlannedWording(TokenIds whole, List<PlannedMask> masked) {}

    private record PlannedMask(float rate, float erased, TokenIds ids) {}

    private Plan plan(Sentence sentence, Transcripts transcript) {
        boolean training = sentence.split() == Split.TRAIN;
        Random random = new Random(variants.seed() * 65_537 + sentence.row());
        List<String> texts = new ArrayList<>(List.of(sentence.text(), NaturalWriting.of(sentence.text())));
        for (int i = 0; i < (training ? variants.transcripts() : 1); i++) {
            texts.add(transcript.of(sentence.text(), random));
        }
        List<PlannedWording> wordings = new ArrayList<>();
        for (String text : texts) {
            TokenIds ids = tokenizer.tokenize(text).ids();
            List<PlannedMask> masked = new ArrayList<>();
            if (training && variants.masked() > 0) {
                for (int i = 0; i < variants.masked(); i++) {
                    masked.add(mask(ids, random.nextFloat(), random));
                }
                masked.add(mask(ids, 1, random));
            } else if (!training && wordings.isEmpty() && variants.rates()) {
                for (int i = 1; i <= EVALUATION_RATES; i++) {
                    masked.add(mask(ids, i / 10f, random));
                }
            }
            wordings.add(new PlannedWording(ids, masked));
        }
        return new Plan(sentence, wordings);
    }

    /** Word pieces become [UNK] with probability {@code rate}; [CLS] and [SEP] stay (MODEL-SPEC.md, section 3). */
    private PlannedMask mask(TokenIds ids, float rate, Random random) {
        long[] changed = ids.ids().clone();
        int erased = 0;
        for (int i = 1; i < changed.length - 1; i++) {
            if (random.nextFloat() < rate) {
                changed[i] = tokenizer.vocabulary().unknown();
                erased++;
            }
        }
        float share = changed.length == 2 ? 1 : (float) erased / (changed.length - 2);
        return new PlannedMask(rate, share, new TokenIds(changed, ids.attentionMask(), ids.segmentIds()));
    }

    /** What a model is fed where there are no words. */
    Features absentLanguage() {
        return encoder.encode(List.of(tokenizer.unknown(8))).getFirst();
    }
}
