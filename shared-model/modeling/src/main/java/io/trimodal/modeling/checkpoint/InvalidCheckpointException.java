package io.trimodal.modeling.checkpoint;

import java.nio.file.Path;

/** A file that is no readable checkpoint of weights. The message is the file followed by the reason. */
public sealed class InvalidCheckpointException extends RuntimeException
        permits HostileCheckpointException, WrongArchitectureException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String reason;

    public InvalidCheckpointException(Path file, String reason) {
        this(file, reason, null);
    }

    public InvalidCheckpointException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file.toString();
        this.reason = reason;
    }

    public Path file() {
        return Path.of(file);
    }

    /** What is wrong, naming the tensor, the class or the record where there is one. */
    public String reason() {
        return reason;
    }
}
