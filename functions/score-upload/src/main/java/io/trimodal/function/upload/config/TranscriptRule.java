package io.trimodal.function.upload.config;

import io.trimodal.binary.Printable;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import java.util.Arrays;
import java.util.Locale;

/** What a recording has to do with the transcripts that lie beside it. */
public enum TranscriptRule {
    /** It is scored at once: with those that are there, without one if there is none. */
    OPTIONAL,
    /** It is scored with a transcript alone, and waits until one is there. */
    BESIDE,
    /** It is scored without, and nothing is looked for. */
    NONE;

    /** @throws UnprocessableException if there is no such rule */
    static TranscriptRule parse(String text) {
        return Arrays.stream(values())
                .filter(rule -> rule.key().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new UnprocessableException(new FieldError(
                        "",
                        "has metadata " + UploadOptions.TRANSCRIPT + " with " + Printable.quoted(text.strip())
                                + "; there are optional, beside and none")));
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
