package io.trimodal.function.clip;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.runtime.Cancellation;

/** Makes utterances of a recording. */
@FunctionalInterface
public interface ClipUtterances {
    /** Where recordings are not read. */
    ClipUtterances NONE = (clip, _) -> {
        throw new UnprocessableException(new FieldError(clip.field(), "is a recording, and none is read here"));
    };

    /**
     * Decodes it; blocks while it does.
     *
     * @param cancellation asked between packets, and while the clip waits for its turn
     * @return at least one utterance
     * @throws io.trimodal.function.problem.RequestException naming the field, the track and the second of what is wrong
     *     with the clip
     * @throws io.trimodal.runtime.OverloadedException if too many are being decoded
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    ReadClip read(RequestedClip clip, Cancellation cancellation);

    /** As the other, and never cancelled. */
    default ReadClip read(RequestedClip clip) {
        return read(clip, Cancellation.NEVER);
    }
}
