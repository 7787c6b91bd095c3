package io.trimodal.media.form;

/** Bytes that are of no form of recording. The message says what they are. */
final class UnknownFormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownFormException(String found) {
        super(found);
    }
}
