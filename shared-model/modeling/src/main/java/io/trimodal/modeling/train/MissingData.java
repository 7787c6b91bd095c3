package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import java.util.EnumSet;
import java.util.Random;

/**
 * What is taken from a sample before the model sees it.
 *
 * @param corrupt LNLN's training protocol (MODEL-SPEC.md, section 3): per sample and modality a missing rate from
 *     U(0,1), half of them set to 0. Frames are drawn anew each epoch, masked language from the variants that were
 *     encoded beforehand
 * @param absentShare share of samples whose audio and vision are left out whole (zero rows), so that the model also
 *     serves text alone; not part of the published protocols
 * @param absentLanguageShare share of samples whose language is left out whole
 */
public record MissingData(boolean corrupt, double absentShare, double absentLanguageShare) {
    public MissingData {
        if (!(absentShare >= 0 && absentLanguageShare >= 0 && absentShare + absentLanguageShare <= 1)) {
            throw new IllegalArgumentException("absent shares must be in [0, 1] and sum to at most 1, not "
                    + absentShare + " and " + absentLanguageShare);
        }
    }

    /**
     * The same view for the same sample, epoch and seed: any of its wordings, and what is missing of it. Of a sample
     * that lacks a modality no other is left out.
     */
    View view(Sample sample, Features absentLanguage, int epoch, long seed) {
        Random random = new Random(seed * 31 + epoch * 1_000_003L + sample.id().hashCode());
        double draw = random.nextDouble();
        boolean absent = draw < absentShare;
        boolean wordless = !absent && draw < absentShare + absentLanguageShare;
        Sample.Wording wording =
                sample.wordings().get(random.nextInt(sample.wordings().size()));
        Features language = wording.whole().features();
        float erased = 0;
        if (corrupt && random.nextBoolean() && !wording.masked().isEmpty()) {
            Sample.Masked masked =
                    wording.masked().get(random.nextInt(wording.masked().size()));
            language = masked.language().features();
            erased = masked.erased();
        }
        Features audio = corrupt ? erase(sample.audio(), random) : sample.audio();
        Features vision = corrupt ? erase(sample.vision(), random) : sample.vision();
        View view = new View(sample, wording.whole(), language, audio, vision, erased);
        if (!sample.given().equals(EnumSet.allOf(Modality.class))) {
            return view;
        }
        if (absent) {
            return view.languageOnly();
        }
        return wordless ? view.without(Modality.LANGUAGE, absentLanguage) : view;
    }

    private static Features erase(Features features, Random random) {
        double rate = random.nextDouble();
        return random.nextBoolean() ? features : erase(features, rate, random);
    }

    /** Each frame is zeroed with the given probability. */
    public static Features erase(Features features, double rate, Random random) {
        float[] values = features.values().clone();
        for (int frame = 0; frame < features.frames(); frame++) {
            if (random.nextDouble() < rate) {
                java.util.Arrays.fill(values, frame * features.dims(), (frame + 1) * features.dims(), 0);
            }
        }
        return new Features(features.frames(), features.dims(), values);
    }
}
