package io.trimodal.modeling.parameter;

import java.nio.file.Path;

/** A file that breaks the safetensors format. The message is the file followed by the reason. */
public final class InvalidSafetensorsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String reason;

    public InvalidSafetensorsException(Path file, String reason) {
        this(file, reason, null);
    }

    public InvalidSafetensorsException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file.toString();
        this.reason = reason;
    }

    public Path file() {
        return Path.of(file);
    }

    /** What is wrong, naming the tensor where there is one. */
    public String reason() {
        return reason;
    }
}
