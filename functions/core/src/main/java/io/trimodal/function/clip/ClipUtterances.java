package io.trimodal.function.clip;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;

/** Makes utterances of a recording. */
@FunctionalInterface
public interface ClipUtterances {
    /** Where recordings are not read. */
    ClipUtterances NONE = clip -> {
        throw new UnprocessableException(new FieldError(clip.field(), "is a recording, and none is read here"));
    };

    /**
     * Decodes it; blocks while it does.
     *
     * @return at least one utterance
     * @throws io.trimodal.function.problem.RequestException naming the field, the track and the second of what is wrong
     *     with the clip
     * @throws io.trimodal.runtime.OverloadedException if too many are being decoded
     */
    ReadClip read(RequestedClip clip);
}
