package io.trimodal.media.transcript;

import java.util.List;

/** Writes WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"). */
public final class WebVtt {
    private WebVtt() {}

    /**
     * A file of cues with their speakers as voices. Times of words are not written.
     *
     * @param cues each with times
     * @throws IllegalArgumentException for a cue without times
     */
    public static String write(List<Cue> cues) {
        throw new UnsupportedOperationException("in work: " + cues.size());
    }
}
