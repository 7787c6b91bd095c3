package io.trimodal.model;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a dimension of features can be, by the definition of what it measures. Statistics of training data would be
 * narrower; packages do not have them, and values beyond a definition are a fault on any data: another unit, another
 * extractor, another order of columns.
 *
 * @param least in the dimension's own unit
 * @param most above {@code least}
 */
public record KnownRange(double least, double most) {
    /** Where the name tells nothing: pixels, hertz and millimetres stay within it. */
    public static final KnownRange OF_ANYTHING = new KnownRange(-1e5, 1e5);

    private record Named(Pattern name, KnownRange range) {}

    /** OpenFace's columns, and CH-SIMS's from librosa. */
    private static final Named[] NAMED = {
        named("au\\d\\d_r", 0, 5),
        named("au\\d\\d_c", 0, 1),
        named("pose_r[xyz]|gaze_angle_[xy]", -Math.PI, Math.PI),
        // ln of hertz: a voice has less than 3 kHz
        named("log_f0", 0, 8),
        // of a spectrogram in decibels, 128 mel bands, orthonormal: at most 100 dB times the root of 128
        named("mfcc_\\d+", -1_132, 1_132),
        named("chroma_.+", 0, 1),
    };

    private static Named named(String name, double least, double most) {
        return new Named(Pattern.compile(name), new KnownRange(least, most));
    }

    /** Of the dimension with a name of a {@link FeatureContract}. */
    public static KnownRange of(String name) {
        return Stream.of(NAMED)
                .filter(known -> known.name().matcher(name).matches())
                .map(Named::range)
                .findFirst()
                .orElse(OF_ANYTHING);
    }

    /** Whether a value is beyond the range by more than the range is wide: noise and odd scalings are not that far. */
    public boolean isFarOutside(double value) {
        double width = most - least;
        return !(value >= least - width && value <= most + width);
    }
}
