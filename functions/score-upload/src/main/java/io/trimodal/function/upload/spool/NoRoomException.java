package io.trimodal.function.upload.spool;

/** The temporary disk has no room for an upload now. Trying again may help. */
public final class NoRoomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }

    NoRoomException(String message, Throwable cause) {
        super(message, cause);
    }
}
