package io.trimodal.function.transcribe;

/** The service did not transcribe a recording. The message completes "the recording could not be transcribed: ". */
public final class TranscriptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TranscriptionException(String message) {
        super(message);
    }

    TranscriptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
