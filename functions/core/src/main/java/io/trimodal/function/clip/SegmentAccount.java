package io.trimodal.function.clip;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was found in one segment of a recording.
 *
 * @param start in seconds from the clip's start
 * @param end in seconds
 * @param text what was said; null, and left out, where nobody knows
 * @param speaker as the transcript names him or her; null, and left out, where it does not
 * @param voicedShare of the voice's frames, 0 to 1
 * @param face number of the face that is taken for the speaker's, from 1; null, and left out, where there is none
 * @param frames pictures in the segment
 * @param framesWithoutFace how many of them do not have that face
 */
public record SegmentAccount(
        double start,
        double end,
        @JsonInclude(JsonInclude.Include.NON_NULL) String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) String speaker,
        @JsonProperty("voiced_share") double voicedShare,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer face,
        int frames,
        @JsonProperty("frames_without_face") int framesWithoutFace) {}
