package io.trimodal.function.upload.http;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.upload.BucketNotAllowedException;
import io.trimodal.function.upload.TooManyRecordsException;
import io.trimodal.function.upload.UnreadableUploadException;
import io.trimodal.function.upload.event.InvalidEventException;
import io.trimodal.function.upload.spool.NoRoomException;
import io.trimodal.function.upload.store.StoreException;
import io.trimodal.runtime.OverloadedException;
import java.util.Comparator;
import java.util.List;

/** Events of a request that could not be answered; the others were, and are repeated without harm. */
final class EventsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    /** @param field JSON pointer to the event in a batch; empty for a single one */
    record Failure(String field, RuntimeException cause) {
        FailureKind kind() {
            return FailureKind.of(cause);
        }

        FieldError error() {
            return new FieldError(
                    field,
                    switch (cause) {
                        case InvalidEventException ours -> ours.getMessage();
                        case TooManyRecordsException ours -> ours.getMessage();
                        case UnreadableUploadException ours -> "failed: " + ours.getMessage();
                        case BucketNotAllowedException ours -> "failed: " + ours.getMessage();
                        case StoreException ours -> "failed: " + ours.getMessage();
                        case NoRoomException ours -> "failed: " + ours.getMessage();
                        case OverloadedException ours -> "failed: " + ours.getMessage();
                        // what else there is, libraries said to us and not to the caller
                        default -> "failed for now; the log says why, and the same event may be sent again";
                    });
        }
    }

    /** @param failures one at least */
    EventsFailedException(List<Failure> failures) {
        super(decisive(failures).error().sentence(), decisive(failures).cause());
        this.failures = List.copyOf(failures);
    }

    List<FieldError> errors() {
        return failures.stream().map(Failure::error).toList();
    }

    List<Failure> failures() {
        return failures;
    }

    /** What to answer: of several kinds, the first in their order. */
    FailureKind kind() {
        return decisive(failures).kind();
    }

    private static Failure decisive(List<Failure> failures) {
        return failures.stream().min(Comparator.comparing(Failure::kind)).orElseThrow();
    }
}
