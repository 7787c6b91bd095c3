package io.trimodal.function.upload.config;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Kinds of upload, told by the end of the name, in capitals or not. */
public enum UploadKind {
    /** Before {@link #JSON}, as its ending is longer; bodies of calls are JSON, too, so a transcript must say so. */
    TRANSCRIPT("vtt", "srt", "transcript.json", "txt"),
    JSON("json"),
    JSONL("jsonl", "ndjson"),
    NPZ("npz"),
    ZIP("zip"),
    /** What is in one is told by its first bytes, whatever it is called. */
    RECORDING(
            "wav", "mp4", "m4v", "m4a", "mov", "mp3", "mkv", "webm", "ogg", "oga", "ogv", "opus", "flac", "aac", "aif",
            "aiff", "avi", "ts", "mts", "m2ts", "mpg", "mpeg", "flv", "wmv", "wma", "asf", "amr", "3gp", "caf");

    private static final String DOT = ".";

    private final List<String> endings;

    UploadKind(String... endings) {
        this.endings = List.of(endings);
    }

    /**
     * Of the object with this key.
     *
     * @throws UnprocessableException if it has none of the endings
     */
    public static UploadKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.has(key))
                .findFirst()
                .orElseThrow(() -> new UnprocessableException(new FieldError(
                        "",
                        "is no upload that can be read; its name must end in .json, .jsonl, .npz or .zip, as a"
                                + " recording's does (.mp4, .wav, …) or a transcript's (.vtt, .srt, .transcript.json,"
                                + " .txt)")));
    }

    /** Whether a name ends as this kind does. */
    public boolean has(String key) {
        return ending(key).findFirst().isPresent();
    }

    /** How the name of this kind ends, as it stands there, without the dot before. */
    public String endingOf(String key) {
        int length = ending(key).findFirst().orElseThrow().length();
        return key.substring(key.length() - length);
    }

    /** The name up to the dot before its ending: what a recording and its transcript have in common. */
    public String stem(String key) {
        return key.substring(0, key.length() - endingOf(key).length() - DOT.length());
    }

    private Stream<String> ending(String key) {
        String small = key.toLowerCase(Locale.ROOT);
        return endings.stream().filter(ending -> small.endsWith(DOT + ending));
    }
}
