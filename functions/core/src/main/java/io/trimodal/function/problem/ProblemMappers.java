package io.trimodal.function.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.NonFiniteScoreException;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.OverloadedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * From the exceptions of the domain to problem details. What is not listed here is an {@link InternalErrors internal
 * error}.
 */
public final class ProblemMappers {
    /** What nginx logs for a client that closed the request. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    @ServerExceptionMapper
    public Response map(RequestException failure, UriInfo uri) {
        List<FieldError> errors = List.of(failure.error());
        return switch (failure) {
            case MalformedRequestException _ ->
                Problems.of(ProblemKind.MALFORMED, errors, uri).build().toResponse();
            case TooLargeException _ ->
                Problems.of(ProblemKind.TOO_LARGE, errors, uri)
                        // What is left of the body will not be read, so nothing else can come over this connection.
                        .withHeader("Connection", "close")
                        .build()
                        .toResponse();
            case UnprocessableException _ ->
                Problems.of(ProblemKind.UNPROCESSABLE, errors, uri).build().toResponse();
            case UnsupportedMediaTypeException e -> {
                HttpProblem.Builder problem = Problems.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, errors, uri);
                yield (e.isOfCoding() ? problem.withHeader(HttpHeaders.ACCEPT_ENCODING, "gzip") : problem)
                        .build()
                        .toResponse();
            }
        };
    }

    @ServerExceptionMapper
    public Response map(UnknownModelException failure, UriInfo uri) {
        HttpProblem.Builder problem = Problems.of(ProblemKind.UNKNOWN_MODEL, failure.getMessage(), uri);
        return problem.build().toResponse();
    }

    /** What was given is finite, but so large that the model's arithmetic is not. */
    @ServerExceptionMapper
    public Response map(NonFiniteScoreException failure, UriInfo uri) {
        return Problems.of(ProblemKind.UNPROCESSABLE, failure.getMessage(), uri)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response map(OverloadedException failure, UriInfo uri) {
        return Problems.of(ProblemKind.OVERLOADED, failure.getMessage(), uri)
                .withHeader(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response map(BodyUnavailableException failure, UriInfo uri) {
        return Problems.of(ProblemKind.TIMEOUT, failure.getMessage(), uri)
                .withHeader("Connection", "close")
                .build()
                .toResponse();
    }

    /** Cancelled work is no error: nobody is there to read the answer. */
    @ServerExceptionMapper
    public Response map(CancelledException cancelled) {
        return Response.status(CLIENT_CLOSED_REQUEST).build();
    }
}
