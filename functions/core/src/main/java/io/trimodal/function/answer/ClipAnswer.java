package io.trimodal.function.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.function.clip.ClipAccount;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.function.request.Origin;
import java.util.List;

/**
 * How a recording was read, for the answer to a call that brought one.
 *
 * @param seconds its length
 * @param segmentedBy transcript, transcriber, speech (voice activity) or length
 * @param transcribedBy the model of the service that transcribed it; left out where none did
 * @param frontEnds NAME:VERSION of what it was read with
 * @param facesFollowed how many faces were followed through it
 */
public record ClipAnswer(
        double seconds,
        @JsonProperty("segmented_by") String segmentedBy,

        @JsonProperty("transcribed_by") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String transcribedBy,

        @JsonProperty("front_ends") List<String> frontEnds,
        @JsonProperty("faces_followed") int facesFollowed) {

    /** Null, which Jackson leaves out, where utterances were given. */
    public static ClipAnswer of(Origin origin) {
        return switch (origin) {
            case Origin.Given _ -> null;
            case Origin.Clip(ClipAccount account) ->
                new ClipAnswer(
                        account.seconds(),
                        account.segmentedBy(),
                        account.transcribedBy(),
                        account.frontEnds(),
                        account.facesFollowed());
        };
    }

    /** What was found in each segment; none where utterances were given. */
    public static List<SegmentAccount> segments(Origin origin) {
        return switch (origin) {
            case Origin.Given _ -> List.of();
            case Origin.Clip(ClipAccount account) -> account.segments();
        };
    }

    /** What was found in the segment that utterance {@code index} is. @return the same where utterances were given */
    public static ScoredUtterance place(ScoredUtterance scored, Origin origin, int index) {
        return switch (origin) {
            case Origin.Given _ -> scored;
            case Origin.Clip(ClipAccount account) ->
                scored.in(account.segments().get(index));
        };
    }
}
