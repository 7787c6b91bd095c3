package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.encoded.FrameSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One training utterance, its language already encoded.
 *
 * @param wordings the sentence as it is in the data set, then as it might be written or transcribed otherwise; at least
 *     one
 * @param conflicting whether audio or vision was made to contradict language; recorded only to look at such utterances
 *     apart
 * @param given what there is of it; what is not given is the constant for an absent modality
 * @param labels for whatever is given of it
 */
public record Sample(
        String id,
        List<Wording> wordings,
        FrameSource audioFrames,
        FrameSource visionFrames,
        Set<Modality> given,
        boolean conflicting,
        Labels labels) {

    /** @param masked the same wording with word pieces replaced by [UNK]; may be empty */
    public record Wording(FrameSource whole, List<Masked> masked) {}

    /**
     * @param rate nominal: the probability with which each word piece was erased
     * @param erased what completeness should be told of it: the share of word pieces that really were, or as published
     *     the nominal rate
     */
    public record Masked(float rate, float erased, FrameSource language) {}

    public Sample {
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("sample " + id + " has no wording");
        }
    }

    /** All is given, and the label is one. */
    public Sample(
            String id,
            List<Wording> wordings,
            FrameSource audioFrames,
            FrameSource visionFrames,
            boolean conflicting,
            float label) {
        this(id, wordings, audioFrames, visionFrames, EnumSet.allOf(Modality.class), conflicting, Labels.same(label));
    }

    /** With features in memory. */
    public Sample(
            String id, List<Wording> wordings, Features audio, Features vision, boolean conflicting, float label) {
        this(id, wordings, () -> audio, () -> vision, conflicting, label);
    }

    public Features audio() {
        return audioFrames.features();
    }

    public Features vision() {
        return visionFrames.features();
    }

    /** The features of the sentence as it is in the data set, nothing missing. */
    public Features features(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> wordings.getFirst().whole().features();
            case AUDIO -> audio();
            case VISION -> vision();
        };
    }
}
