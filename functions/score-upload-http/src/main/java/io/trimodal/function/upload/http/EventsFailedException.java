package io.trimodal.function.upload.http;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.upload.UnreadableUploadException;
import io.trimodal.function.upload.event.InvalidEventException;
import io.trimodal.runtime.OverloadedException;
import java.util.List;

/** Events of a request that could not be answered; the others were, and are repeated without harm. */
final class EventsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    /** @param field JSON pointer to the event in a batch; empty for a single one */
    record Failure(String field, RuntimeException cause) {
        FieldError error() {
            return new FieldError(
                    field,
                    switch (cause) {
                        case InvalidEventException ours -> ours.getMessage();
                        case UnreadableUploadException ours -> "failed: " + ours.getMessage();
                        case OverloadedException ours -> "failed: " + ours.getMessage();
                        // what else there is, libraries said to us and not to the caller
                        default -> "failed for now; the log says why, and the same event may be sent again";
                    });
        }
    }

    /** @param failures one at least */
    EventsFailedException(List<Failure> failures) {
        super(failures.getFirst().error().sentence(), failures.getFirst().cause());
        this.failures = List.copyOf(failures);
    }

    List<FieldError> errors() {
        return failures.stream().map(Failure::error).toList();
    }

    /** Whether some of it may succeed when it is sent again. */
    boolean isTemporary() {
        return failures.stream()
                .anyMatch(failure -> !(failure.cause() instanceof UnreadableUploadException)
                        && !(failure.cause() instanceof InvalidEventException));
    }

    /** Whether some of it is no event about uploads at all. */
    boolean isMalformed() {
        return failures.stream().anyMatch(failure -> failure.cause() instanceof InvalidEventException);
    }
}
