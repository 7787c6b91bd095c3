package io.trimodal.npy;

import java.nio.file.Path;

/** A NumPy file that cannot be read as plain arrays. The message is the file followed by the reason. */
public final class InvalidArrayFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String reason;

    public InvalidArrayFileException(Path file, String reason) {
        this(file, reason, null);
    }

    public InvalidArrayFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file.toString();
        this.reason = reason;
    }

    public Path file() {
        return Path.of(file);
    }

    /** What is wrong, naming the array where there is one. */
    public String reason() {
        return reason;
    }
}
