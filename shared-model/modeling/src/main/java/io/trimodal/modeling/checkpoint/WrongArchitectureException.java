package io.trimodal.modeling.checkpoint;

import io.trimodal.model.Architecture;
import java.nio.file.Path;

/** A sound checkpoint of the other model than was asked for. */
public final class WrongArchitectureException extends InvalidCheckpointException {
    private static final long serialVersionUID = 1L;

    private final Architecture found;

    public WrongArchitectureException(Path file, Architecture asked, Architecture found) {
        super(file, "is a checkpoint of " + found.key() + ", not of " + asked.key() + " as asked");
        this.found = found;
    }

    public Architecture found() {
        return found;
    }
}
