package io.trimodal.media.transcript;

/** Tells the form of a transcript from how it begins. */
final class FormDetection {
    private static final String WEBVTT = "WEBVTT";

    private FormDetection() {}

    /** @param text not blank, without a byte order mark */
    static TranscriptForm of(String text) {
        if (isWebVtt(text)) {
            return TranscriptForm.WEBVTT;
        }
        if (isJson(text)) {
            return TranscriptForm.WHISPER_JSON;
        }
        return isSubRip(text) ? TranscriptForm.SUBRIP : TranscriptForm.PLAIN_TEXT;
    }

    private static boolean isWebVtt(String text) {
        return text.startsWith(WEBVTT)
                && (text.length() == WEBVTT.length() || " \t\r\n".indexOf(text.charAt(WEBVTT.length())) >= 0);
    }

    /** An object, or an array of objects: {@code [Music]} is text. */
    private static boolean isJson(String text) {
        int first = visible(text, 0);
        int second = visible(text, first + 1);
        if (second == text.length()) {
            return false;
        }
        return text.charAt(first) == '{' && "\"}".indexOf(text.charAt(second)) >= 0
                || text.charAt(first) == '[' && "{]".indexOf(text.charAt(second)) >= 0;
    }

    private static int visible(String text, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A time first, or a number and then a time; its header may be missing, so that WebVTT without one is read too. */
    private static boolean isSubRip(String text) {
        TranscriptLines lines = new TranscriptLines(text);
        while (lines.isBlank()) {
            lines.next();
        }
        if (CueTiming.isTiming(lines.line())) {
            return CueTiming.beginsWithTime(lines.line());
        }
        if (!SubRipReader.isNumber(lines.line())) {
            return false;
        }
        lines.next();
        return lines.hasLine() && CueTiming.isTiming(lines.line());
    }
}
