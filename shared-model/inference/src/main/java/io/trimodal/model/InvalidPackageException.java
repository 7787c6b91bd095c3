package io.trimodal.model;

import java.nio.file.Path;

/** A model package that is damaged, incomplete or of a form that this version does not know. */
public final class InvalidPackageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String file;

    public InvalidPackageException(String file, String reason) {
        super(file + ": " + reason);
        this.file = file;
    }

    public InvalidPackageException(String file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file;
    }

    /** The same, told of a file by its whole path. */
    InvalidPackageException in(Path path) {
        return new InvalidPackageException(
                path.toString(), getMessage().substring(file.length() + ": ".length()), this);
    }

    /** The file in question. */
    public String file() {
        return file;
    }
}
