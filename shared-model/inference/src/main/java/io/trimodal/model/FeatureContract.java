package io.trimodal.model;

import io.trimodal.feature.FrameRate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a model expects of one modality.
 *
 * @param dims values per frame
 * @param frames most frames that are used; longer input is cut, shorter is padded with zero rows
 * @param frameRate frames a second of audio and vision, to which features that tell theirs are brought; empty where
 *     nobody said
 * @param names what each dimension is: {@code dims} entries, or empty where the checkpoint does not say
 * @param description one sentence for a reader: extractor, rate, units
 * @param learned whether the model was ever shown any; if not, what is given must still fit the contract, and is then
 *     passed over
 */
public record FeatureContract(
        int dims, int frames, OptionalDouble frameRate, List<String> names, String description, boolean learned) {
    /**
     * With the frame rate that the description states, as in "5 frames/s: …", which is all that packages of before
     * have.
     */
    public FeatureContract(int dims, int frames, List<String> names, String description) {
        this(dims, frames, FrameRate.in(description), names, description);
    }

    /** Of a modality that the model learned. */
    public FeatureContract(int dims, int frames, OptionalDouble frameRate, List<String> names, String description) {
        this(dims, frames, frameRate, names, description, true);
    }

    /** The same for a model that was never shown any. */
    public FeatureContract unlearned() {
        return new FeatureContract(dims, frames, frameRate, names, description, false);
    }

    public FeatureContract {
        if (dims < 1 || frames < 1) {
            throw new IllegalArgumentException("dims and frames must be positive, not " + dims + " and " + frames);
        }
        if (frameRate.isPresent() && !FrameRate.isPossible(frameRate.getAsDouble())) {
            throw new IllegalArgumentException(
                    "a frame rate must be from 1 to 1000 a second, not " + frameRate.getAsDouble());
        }
        if (!names.isEmpty() && names.size() != dims) {
            throw new IllegalArgumentException(names.size() + " names for " + dims + " dimensions");
        }
        names = List.copyOf(names);
    }
}
