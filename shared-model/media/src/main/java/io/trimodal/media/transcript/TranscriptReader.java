package io.trimodal.media.transcript;

import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import java.util.Arrays;
import java.util.List;

/** Reads a transcript of any form. Stateless. */
public final class TranscriptReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TranscriptReader() {}

    /**
     * Reads it. Text is UTF-8, or what its byte order mark says.
     *
     * @throws InvalidTranscriptException saying the line or field and what was expected
     * @throws TranscriptLimitException for one that is too large
     */
    public static Transcript read(byte[] bytes, TranscriptLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw new TranscriptLimitException("has " + bytes.length + " bytes, expected at most " + limits.bytes());
        }
        String text = text(bytes);
        if (text.isBlank()) {
            throw new InvalidTranscriptException("", "is empty, expected WebVTT, SubRip, Whisper's JSON or text");
        }
        TranscriptForm form = TranscriptForm.of(text);
        return new Transcript(
                form,
                switch (form) {
                    case WEBVTT -> SubtitleReader.webVtt(text, limits);
                    case SUBRIP -> SubtitleReader.subRip(text, limits);
                    case WHISPER_JSON -> WhisperReader.read(text, limits);
                    case PLAIN_TEXT -> paragraphs(text, limits);
                });
    }

    private static String text(byte[] bytes) {
        try {
            String text = TextBytes.decode(bytes, TextBytes.encoding(bytes));
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (MalformedTextException e) {
            throw new InvalidTranscriptException("", e.getMessage());
        }
    }

    private static List<Cue> paragraphs(String text, TranscriptLimits limits) {
        int control = controlCharacter(text);
        if (control >= 0) {
            throw new InvalidTranscriptException(
                    (int) text.substring(0, control).lines().count(), "a control character, expected text");
        }
        List<Cue> cues = Arrays.stream(text.split("\\R\\s*\\R"))
                .map(paragraph -> new Cue(new CueTime.Unknown(), "", CueText.oneLine(paragraph), List.of()))
                .toList();
        if (cues.size() > limits.cues()) {
            throw new TranscriptLimitException("more than " + limits.cues() + " paragraphs");
        }
        return cues;
    }

    /** @return where the first is; -1 if there is none */
    private static int controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && "\n\r\t\f".indexOf(text.charAt(i)) < 0) {
                return i;
            }
        }
        return -1;
    }
}
