package io.trimodal.media.transcript;

/** The forms of transcripts, told apart by what they hold; names of files do not matter. */
public enum TranscriptForm {
    WEBVTT,
    SUBRIP,
    WHISPER_JSON,
    PLAIN_TEXT;

    private static final int LINES_WITH_A_TIME = 12;

    /** @param text without a byte order mark */
    static TranscriptForm of(String text) {
        if (text.startsWith("WEBVTT")) {
            return WEBVTT;
        }
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[{")) {
            return WHISPER_JSON;
        }
        return text.lines().limit(LINES_WITH_A_TIME).anyMatch(CueTiming::isTiming) ? SUBRIP : PLAIN_TEXT;
    }
}
