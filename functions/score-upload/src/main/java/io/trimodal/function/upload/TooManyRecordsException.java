package io.trimodal.function.upload;

/** An event, or a batch of them, tells of more than it may. The message completes a sentence about it. */
public final class TooManyRecordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyRecordsException(int records, int most) {
        super("has " + records + " records; " + most + " at most are taken at a time (trimodal.uploads.records)");
    }
}
