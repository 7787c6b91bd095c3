package io.trimodal.modeling.dataset;

import java.nio.file.Path;

/**
 * A file that holds no data set in a form that is known. The message is the file, then the split and key, then the
 * reason.
 */
public final class InvalidDatasetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidDatasetException(Path file, String reason) {
        this(file, reason, null);
    }

    public InvalidDatasetException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
