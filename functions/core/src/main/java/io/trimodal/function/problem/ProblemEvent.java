package io.trimodal.function.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.predict.NonFiniteScoreException;
import io.trimodal.runtime.OverloadedException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Problem details for a stream of events that has begun, whose HTTP status is out already.
 *
 * @param status what the HTTP status would have been
 * @param id of an internal error: what to look for in the log; empty otherwise
 * @param errors the fields to blame, if any
 */
@RegisterForReflection // written by hand into a stream of events
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemEvent(URI type, String title, int status, String detail, String id, List<FieldError> errors) {
    private static final Logger LOG = Logger.getLogger(ProblemEvent.class);

    public static ProblemEvent of(RuntimeException failure) {
        return switch (failure) {
            case MalformedRequestException e -> of(ProblemKind.MALFORMED, e);
            case TooLargeException e -> of(ProblemKind.TOO_LARGE, e);
            case UnsupportedMediaTypeException e -> of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, e);
            case UnprocessableException e -> of(ProblemKind.UNPROCESSABLE, e);
            case NonFiniteScoreException e -> of(ProblemKind.UNPROCESSABLE, e.getMessage(), "", List.of());
            case OverloadedException e -> of(ProblemKind.OVERLOADED, e.getMessage(), "", List.of());
            default -> internal(failure);
        };
    }

    private static ProblemEvent internal(RuntimeException failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s in a stream of events", id);
        return of(ProblemKind.INTERNAL, "something went wrong here; the log has it under " + id, id, List.of());
    }

    private static ProblemEvent of(ProblemKind kind, RequestException failure) {
        return of(kind, failure.error().sentence(), "", List.of(failure.error()));
    }

    private static ProblemEvent of(ProblemKind kind, String detail, String id, List<FieldError> errors) {
        return new ProblemEvent(kind.type(), kind.title(), kind.status(), detail, id, errors);
    }
}
