package io.trimodal.feature;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * One modality of one utterance: float32, row-major {@code [frames, dims]}, every value finite.
 *
 * <p>The array is not copied: whoever builds a {@code Features} hands the array over.
 *
 * @param frameRate frames a second, one that is {@linkplain FrameRate#isPossible possible}; empty where nobody said. A
 *     model brings features that have one to the rate of its contract, and explanations tell the time by it
 */
public record Features(int frames, int dims, float[] values, OptionalDouble frameRate)
        implements LanguageInput, FramesInput, ModelInput {
    public Features(int frames, int dims, float[] values) {
        this(frames, dims, values, OptionalDouble.empty());
    }

    public Features {
        if (frames < 1) {
            throw new InvalidFeaturesException("has no frames; leave the modality out if it is absent");
        }
        if (dims < 1) {
            throw new InvalidFeaturesException("has frames of no values");
        }
        if (frameRate.isPresent() && !FrameRate.isPossible(frameRate.getAsDouble())) {
            throw new InvalidFeaturesException(
                    "has a frame_rate of " + frameRate.getAsDouble() + "; it must be from 1 to 1000 frames a second");
        }
        if (values.length != Math.multiplyExact(frames, dims)) {
            throw new InvalidFeaturesException("holds " + values.length + " values, but " + frames + " frames of "
                    + dims + " need " + frames * dims);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InvalidFeaturesException("has " + values[i] + " at frame " + i / dims + ", dimension "
                        + i % dims + "; every value must be a finite float32");
            }
        }
    }

    @Override
    public int positions() {
        return frames;
    }

    /** The same at a frame rate. @param rate frames a second */
    public Features at(double rate) {
        return new Features(frames, dims, values, OptionalDouble.of(rate));
    }

    /** Whether all values of a frame are 0, which is how models know a frame that is missing. */
    public boolean isZero(int frame) {
        for (int i = frame * dims; i < (frame + 1) * dims; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The first of them. @param most frames that stay */
    public Features cut(int most) {
        return frames <= most ? this : new Features(most, dims, Arrays.copyOf(values, most * dims), frameRate);
    }

    /** Rows of equal length. */
    public static Features of(float[][] rows) {
        int dims = rows.length == 0 ? 1 : rows[0].length;
        float[] values = new float[rows.length * dims];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dims) {
                throw new InvalidFeaturesException(
                        "is ragged: frame 0 has " + dims + " values, frame " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * dims, dims);
        }
        return new Features(rows.length, dims, values);
    }
}
