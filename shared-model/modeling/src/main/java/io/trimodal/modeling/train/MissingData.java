package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import java.util.Random;

/**
 * What is taken from a sample before the model sees it.
 *
 * @param corrupt LNLN's training protocol (MODEL-SPEC.md, section 3): per sample and modality a missing rate from U(0,1), half of
 *     them set to 0. Frames are drawn anew each epoch, masked language from the variants that were encoded beforehand
 * @param absentShare share of samples whose audio and vision are left out whole (zero rows), so that the model also serves text
 *     alone; not part of the published protocols
 * @param absentLanguageShare share of samples whose language is left out whole
 */
public record MissingData(boolean corrupt, double absentShare, double absentLanguageShare) {
    public MissingData {
        if (!(absentShare >= 0 && absentLanguageShare >= 0 && absentShare + absentLanguageShare <= 1)) {
            throw new IllegalArgumentException("absent shares must be in [0, 1] and sum to at most 1, not "
                    + absentShare + " and " + absentLanguageShare);
        }
    }

    /** The same view for the same sample, epoch and seed. */
    Sample.View view(Sample sample, Features absentLanguage, int epoch, long seed) {
        Random random = new Random(seed * 31 + epoch * 1_000_003L + sample.id().hashCode());
        double draw = random.nextDouble();
        boolean absent = draw < absentShare;
        boolean wordless = !absent && draw < absentShare + absentLanguageShare;
        Features language = sample.language();
        float rate = 0;
        if (wordless) {
            language = absentLanguage;
            rate = 1;
        } else if (corrupt && random.nextBoolean() && !sample.masked().isEmpty()) {
            Sample.Masked masked =
                    sample.masked().get(Math.floorMod(epoch, sample.masked().size()));
            language = masked.language();
            rate = masked.rate();
        }
        Features audio = absent ? Sample.View.absent(sample.audio()) : erase(sample.audio(), random);
        Features vision = absent ? Sample.View.absent(sample.vision()) : erase(sample.vision(), random);
        return new Sample.View(sample, language, audio, vision, rate);
    }

    private Features erase(Features features, Random random) {
        double rate = random.nextDouble();
        if (!corrupt || random.nextBoolean()) {
            return features;
        }
        float[] values = features.values().clone();
        for (int frame = 0; frame < features.frames(); frame++) {
            if (random.nextDouble() <= rate) {
                java.util.Arrays.fill(values, frame * features.dims(), (frame + 1) * features.dims(), 0);
            }
        }
        return new Features(features.frames(), features.dims(), values);
    }
}
