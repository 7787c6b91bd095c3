package io.trimodal.function.upload;

import io.trimodal.function.upload.document.Source;

/** An upload that cannot be scored, and will not be when tried again; an error object says why. */
public final class UnreadableUploadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableUploadException(Source source, RuntimeException cause) {
        super(source + " cannot be scored: " + cause.getMessage(), cause);
    }
}
