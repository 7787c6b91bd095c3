package io.trimodal.function.upload;

import io.trimodal.function.upload.event.StoredObject;

/** An upload was not scored within the time that there was; nothing of it was written. Trying again may help. */
public final class OutOfTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OutOfTimeException(String message, Throwable cause) {
        super(message, cause);
    }

    static OutOfTimeException notBegun(StoredObject object) {
        return new OutOfTimeException(
                object + " was not begun: no time is left. It is to be tried again; with fewer uploads to an event"
                        + " (batch_size of the queue) there is more for each",
                null);
    }

    static OutOfTimeException notFinished(StoredObject object, RuntimeException cause) {
        return new OutOfTimeException(
                object + " was not scored within the time that was left, and nothing of it was written. It is to be"
                        + " tried again; give the function more time (timeout_seconds), more memory, which brings"
                        + " processors, or fewer uploads to an event (batch_size of the queue)",
                cause);
    }
}
