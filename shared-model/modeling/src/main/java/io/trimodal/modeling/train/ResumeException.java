package io.trimodal.modeling.train;

import java.nio.file.Path;

/** A saved training state that this run cannot go on from. */
public final class ResumeException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public ResumeException(Path file, String reason) {
        super("cannot resume from " + file + ": " + reason);
    }
}
