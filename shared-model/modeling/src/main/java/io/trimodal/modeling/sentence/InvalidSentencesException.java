package io.trimodal.modeling.sentence;

import java.nio.file.Path;

/** A text set that cannot be read; the message names the record. */
public final class InvalidSentencesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSentencesException(Path file, String reason) {
        super(file + " " + reason);
    }
}
