package io.trimodal.media.transcript;

import io.trimodal.binary.FileKind;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import java.util.Optional;

/** Reads a transcript of any form. Stateless. */
public final class TranscriptReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TranscriptReader() {}

    /** As {@link #read(byte[], TranscriptLimits)}, within the usual limits. */
    public static Transcript read(byte[] bytes) {
        return read(bytes, TranscriptLimits.DEFAULT);
    }

    /**
     * Reads it. What it holds tells its form.
     *
     * @param bytes in UTF-8, or in UTF-16 or UTF-32 as a byte order mark or the zeros around ASCII show
     * @return with cues that have text; those without are left out
     * @throws InvalidTranscriptException naming the line or the JSON pointer, and what was expected
     * @throws TooLongTranscriptException if it passes a limit
     */
    public static Transcript read(byte[] bytes, TranscriptLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw new TooLongTranscriptException("has " + bytes.length + " bytes, expected at most " + limits.bytes());
        }
        Optional<FileKind> other = FileKind.of(bytes);
        if (other.isPresent()) {
            throw new InvalidTranscriptException("is " + other.get().description() + ", expected a transcript");
        }
        String text = text(bytes);
        if (text.isBlank()) {
            throw new InvalidTranscriptException("is empty, expected WebVTT, SubRip, Whisper's JSON or text");
        }
        TranscriptForm form = FormDetection.of(text);
        CueGatherer cues = new CueGatherer(limits);
        switch (form) {
            case WEBVTT -> new WebVttReader(text, cues).read();
            case SUBRIP -> new SubRipReader(text, cues).read();
            case WHISPER_JSON -> new WhisperReader(cues).read(text);
            case PLAIN_TEXT -> new PlainTextReader(text, cues).read();
        }
        return new Transcript(form, cues.ordered());
    }

    private static String text(byte[] bytes) {
        try {
            String text = TextBytes.decode(bytes, TextBytes.encoding(bytes));
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (MalformedTextException e) {
            throw new InvalidTranscriptException(e.getMessage());
        }
    }
}
