package io.trimodal.function.upload.http;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.upload.TooManyRecordsException;
import io.trimodal.function.upload.event.InvalidEventException;
import java.util.Comparator;
import java.util.List;

/** Events of a request that could not be answered; the others were, and are repeated without harm. */
final class EventsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    /** @param field JSON pointer to the event in a batch; empty for a single one */
    record Failure(String field, RuntimeException cause) {
        /** Whether the message completes a sentence about the event. */
        private boolean isOfTheEvent() {
            return cause instanceof InvalidEventException || cause instanceof TooManyRecordsException;
        }

        FailureKind kind() {
            return FailureKind.of(cause);
        }

        FieldError error() {
            return new FieldError(field, (isOfTheEvent() ? "" : "failed: ") + cause.getMessage());
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
