package io.trimodal.robustness;

import io.trimodal.feature.Modality;
import java.util.List;

/**
 * Gaussian noise on some frames of audio or vision: the check of the ALMT paper's Figure 5, which asks whether the
 * model turns away from a modality that was disturbed.
 *
 * @param modality AUDIO or VISION
 * @param strength standard deviation of the noise, as a multiple of each dimension's root mean square over the
 *     utterance; positive
 * @param frames that are disturbed
 */
public record Noise(Modality modality, double strength, Frames frames) {
    /** Largest strength. */
    public static final double MAXIMUM_STRENGTH = 100;

    /** Which frames. */
    public sealed interface Frames {
        /** The {@code count} frames to which the model pays most attention; all if there are fewer. */
        record Peak(int count) implements Frames {
            public Peak {
                if (count < 1) {
                    throw new IllegalArgumentException("at least one peak frame must be disturbed, not " + count);
                }
            }
        }

        /** @param indices 0-based; those beyond the utterance's frames are left out */
        record Given(List<Integer> indices) implements Frames {
            public Given {
                if (indices.isEmpty() || indices.stream().anyMatch(index -> index < 0)) {
                    throw new IllegalArgumentException("frames must be at least one index, none negative: " + indices);
                }
                indices = List.copyOf(indices);
            }
        }
    }

    public Noise {
        if (modality == Modality.LANGUAGE) {
            throw new IllegalArgumentException("noise goes on audio or vision; words cannot be a little wrong");
        }
        if (!(strength > 0 && strength <= MAXIMUM_STRENGTH)) {
            throw new IllegalArgumentException(
                    "the strength of noise must be above 0 and at most " + MAXIMUM_STRENGTH + ", not " + strength);
        }
    }
}
