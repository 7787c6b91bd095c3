package io.trimodal.media.transcript;

import java.util.List;

/**
 * What was said in a clip.
 *
 * @param form it was read from
 * @param cues by their start where their times are known, otherwise as they are written; empty if nothing was said.
 *     Either all have times or none
 */
public record Transcript(TranscriptForm form, List<Cue> cues) {
    /** @throws IllegalArgumentException if only some of the cues have times */
    public Transcript {
        cues = List.copyOf(cues);
        long timed = timed(cues);
        if (timed != 0 && timed != cues.size()) {
            throw new IllegalArgumentException(timed + " of " + cues.size() + " cues have times, expected all or none");
        }
    }

    /** Whether the cues say when they were spoken; false if there are none. */
    public boolean hasTimes() {
        return timed(cues) > 0;
    }

    private static long timed(List<Cue> cues) {
        return cues.stream()
                .filter(cue -> cue.times() instanceof CueTimes.Known)
                .count();
    }
}
