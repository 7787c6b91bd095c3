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
        StringBuilder file = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            CueTimes.Known times = switch (cue.times()) {
                case CueTimes.Known known -> known;
                case CueTimes.Unknown _ -> throw new IllegalArgumentException("a cue without times");
            };
            file.append('\n')
                    .append(TimeStamp.of(times.start()))
                    .append(" --> ")
                    .append(TimeStamp.of(times.end()))
                    .append('\n');
            String speaker = escaped(cue.speaker());
            if (!speaker.isEmpty()) {
                file.append("<v ").append(speaker).append('>');
            }
            file.append(escaped(cue.text())).append('\n');
        }
        return file.toString();
    }

    /** A blank line would end the cue, an arrow begin another, and an open bracket a tag. */
    private static String escaped(String text) {
        return CueText.oneLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
