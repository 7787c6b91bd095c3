package io.trimodal.usage.key;

import java.nio.file.Path;

/** A file of keys is missing or is none. */
public final class InvalidKeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what completes a sentence whose subject is the file */
    InvalidKeyFileException(Path file, String what, Throwable cause) {
        super("the key file " + file + " " + what + " (make one with ./trimodal api-key create)", cause);
    }
}
