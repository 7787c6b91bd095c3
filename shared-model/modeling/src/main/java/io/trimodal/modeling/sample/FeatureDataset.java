package io.trimodal.modeling.sample;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.PaddedFeatures;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.encoded.FrameSource;
import io.trimodal.modeling.train.Dataset;
import io.trimodal.modeling.train.MissingData;
import io.trimodal.modeling.train.Sample;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.WordPieceTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A feature file as samples to train on. Audio, vision and ready-made language features stay in the file and are read
 * when a batch needs them; encoded texts stay in theirs.
 */
public final class FeatureDataset {
    private final FeatureFile file;
    private final Language language;
    private final long seed;

    /** @param seed of erased words */
    public FeatureDataset(FeatureFile file, Language language, long seed) {
        this.file = file;
        this.language = language;
        this.seed = seed;
    }

    /** Where language features come from. */
    public sealed interface Language {
        /**
         * {@code text}: features of a frozen BERT.
         *
         * @param masked copies of each utterance with rows erased, 0 for none
         */
        record Stored(int masked) implements Language {}

        /**
         * {@code raw_text} through a frozen encoder.
         *
         * @param masked how often each text is encoded with word pieces erased
         * @param threads texts at work side by side
         */
        record Texts(
                WordPieceTokenizer tokenizer,
                TextEncoder encoder,
                EncodedTexts encoded,
                int masked,
                int threads,
                SimulatedDataset.Progress progress)
                implements Language {}
    }

    /**
     * The splits train, valid and test; the test split is only counted, as training does not look at it.
     *
     * @param labelFactor that labels are multiplied by
     */
    public Dataset build(float labelFactor, String description, String digest) {
        FeatureSplit train = file.split("train");
        FeatureSplit valid = file.split("valid");
        return new Dataset(
                samples(train, labelFactor),
                samples(valid, labelFactor),
                List.of(),
                absentLanguage(train),
                description,
                digest + " " + describe() + " seed " + seed);
    }

    private String describe() {
        return switch (language) {
            case Language.Stored(int masked) -> "stored " + masked;
            case Language.Texts texts -> "texts " + texts.masked();
        };
    }

    private Features absentLanguage(FeatureSplit split) {
        return switch (language) {
            case Language.Stored _ ->
                new Features(1, split.dims(Modality.LANGUAGE), new float[split.dims(Modality.LANGUAGE)]);
            case Language.Texts texts ->
                texts.encoder().encode(List.of(texts.tokenizer().unknown(8))).getFirst();
        };
    }

    private List<Sample> samples(FeatureSplit split, float labelFactor) {
        List<Sample.Wording> wordings = switch (language) {
            case Language.Stored(int masked) -> stored(split, masked);
            case Language.Texts texts -> encoded(split, texts);
        };
        float[] labels = split.labels();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < split.size(); i++) {
            samples.add(new Sample(
                    split.name() + "/" + i,
                    List.of(wordings.get(i)),
                    source(split, Modality.AUDIO, i),
                    source(split, Modality.VISION, i),
                    false,
                    labels[i] * labelFactor));
        }
        return samples;
    }

    private static FrameSource source(FeatureSplit split, Modality modality, int index) {
        return () -> split.features(modality, index, 1).getFirst().features();
    }

    /** Erased rows become zeros, as there is no encoder that could put in [UNK]; the first and last real row stay. */
    private List<Sample.Wording> stored(FeatureSplit split, int masked) {
        List<Sample.Wording> wordings = new ArrayList<>();
        for (int i = 0; i < split.size(); i++) {
            int index = i;
            FrameSource whole = source(split, Modality.LANGUAGE, i);
            List<Sample.Masked> variants = new ArrayList<>();
            for (int k = 0; k < masked; k++) {
                long variantSeed = random(split, i).nextLong() + k;
                float rate = new Random(variantSeed).nextFloat();
                variants.add(new Sample.Masked(rate, rate, () -> erased(split, index, rate, variantSeed)));
            }
            wordings.add(new Sample.Wording(whole, variants));
        }
        return wordings;
    }

    private static Features erased(FeatureSplit split, int index, float rate, long seed) {
        PaddedFeatures padded = split.features(Modality.LANGUAGE, index, 1).getFirst();
        Features whole = padded.features();
        Features erased = MissingData.erase(whole, rate, new Random(seed));
        for (int row : new int[] {0, Math.max(0, padded.length() - 1)}) {
            System.arraycopy(whole.values(), row * whole.dims(), erased.values(), row * whole.dims(), whole.dims());
        }
        return erased;
    }

    private List<Sample.Wording> encoded(FeatureSplit split, Language.Texts texts) {
        List<TokenIds> all = new ArrayList<>();
        List<List<Planned>> plans = new ArrayList<>();
        for (int i = 0; i < split.size(); i++) {
            Random random = random(split, i);
            TokenIds whole = texts.tokenizer().tokenize(split.text(i)).ids();
            List<Planned> plan = new ArrayList<>(List.of(new Planned(0, whole)));
            for (int k = 0; k < texts.masked(); k++) {
                float rate = random.nextFloat();
                plan.add(new Planned(
                        rate, mask(whole, texts.tokenizer().vocabulary().unknown(), rate, random)));
            }
            plan.forEach(planned -> all.add(planned.ids()));
            plans.add(plan);
        }
        List<EncodedText> results = texts.encoded()
                .encode(all, texts.encoder(), texts.threads(), texts.progress().of(all.size()));
        Map<TokenIds, EncodedText> found = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            found.put(all.get(i), results.get(i));
        }
        return plans.stream()
                .map(plan -> new Sample.Wording(
                        found.get(plan.getFirst().ids()),
                        plan.stream()
                                .skip(1)
                                .map(planned ->
                                        new Sample.Masked(planned.rate(), planned.rate(), found.get(planned.ids())))
                                .toList()))
                .toList();
    }

    /** @param rate nominal: what the published completeness label is made of (MODEL-SPEC.md, section 3) */
    private record Planned(float rate, TokenIds ids) {}

    private static TokenIds mask(TokenIds whole, long unknown, float rate, Random random) {
        long[] ids = whole.ids().clone();
        for (int i = 1; i < ids.length - 1; i++) {
            if (random.nextFloat() < rate) {
                ids[i] = unknown;
            }
        }
        return new TokenIds(ids, whole.attentionMask(), whole.segmentIds());
    }

    private Random random(FeatureSplit split, int utterance) {
        return new Random((seed * 65_537 + utterance) * 31 + split.name().hashCode());
    }
}
