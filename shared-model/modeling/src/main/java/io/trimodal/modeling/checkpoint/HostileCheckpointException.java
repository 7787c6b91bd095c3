package io.trimodal.modeling.checkpoint;

import java.nio.file.Path;

/**
 * A file that asks for more than weights: another class, a call, a place outside itself, memory beyond its size.
 * Nothing that it asked for was done. Do not open such a file with {@code torch.load}.
 */
public final class HostileCheckpointException extends InvalidCheckpointException {
    private static final long serialVersionUID = 1L;

    public HostileCheckpointException(Path file, String reason) {
        super(file, reason);
    }

    public HostileCheckpointException(Path file, String reason, Throwable cause) {
        super(file, reason, cause);
    }
}
