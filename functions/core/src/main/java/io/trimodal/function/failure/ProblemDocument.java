package io.trimodal.function.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.problem.FieldError;
import java.net.URI;
import java.util.List;

/**
 * Problem details (RFC 9457) where they are part of something else, such as a stream of events whose HTTP status is out
 * already, or the result of an upload.
 *
 * @param status what the HTTP status would have been
 * @param id of an internal error: what to look for in the log; empty otherwise
 * @param errors the fields to blame, if any
 */
@RegisterForReflection // written by hand into a stream of events
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(URI type, String title, int status, String detail, String id, List<FieldError> errors) {
    public static ProblemDocument of(Failure failure) {
        return new ProblemDocument(
                failure.kind().type(),
                failure.kind().title(),
                failure.kind().status(),
                failure.detail(),
                failure.id(),
                failure.errors());
    }
}
