package io.trimodal.function.http.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.problem.UnsupportedMediaTypeException;
import io.trimodal.function.usage.Refusals;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers failures with problem documents and the headers that belong to them. Mappers are made before the
 * configuration is read, hence the provider.
 */
@Singleton
public final class FailureMapper {
    /** Before the mapper for all exceptions of quarkus-resteasy-problem, which knows none of ours. */
    private static final int FIRST = 1;

    private final Provider<Refusals> refusals;

    public FailureMapper(Provider<Refusals> refusals) {
        this.refusals = refusals;
    }

    @ServerExceptionMapper(
            value = {Exception.class, Error.class},
            priority = FIRST)
    public Response map(Throwable failure, Request request, UriInfo uri) {
        refusals.get().note(failure);
        Failure told = Failure.of(failure, request.getMethod() + " " + uri.getPath());
        if (told.kind() == ProblemKind.CANCELLED) { // no error, and nobody is there to read it
            return Response.status(told.kind().status()).build();
        }
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(told.kind().type())
                .withTitle(told.kind().title())
                .withStatus(told.kind().status())
                .withDetail(told.detail())
                .withInstance(URI.create(uri.getRequestUri().getRawPath()));
        if (!told.errors().isEmpty()) {
            problem.with("errors", told.errors());
        }
        if (!told.id().isEmpty()) {
            problem.with("id", told.id());
        }
        if (told.retry() instanceof Failure.Retry.After(long seconds)) {
            problem.withHeader(HttpHeaders.RETRY_AFTER, seconds);
        }
        addHeaders(problem, failure, told.kind());
        return problem.build().toResponse();
    }

    private static void addHeaders(HttpProblem.Builder problem, Throwable failure, ProblemKind kind) {
        if (kind == ProblemKind.KEY_MISSING) {
            problem.withHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey");
        }
        if (kind == ProblemKind.TOO_LARGE || kind == ProblemKind.TIMEOUT) {
            // What is left of the body will not be read, so nothing else can come over this connection.
            problem.withHeader("Connection", "close");
        }
        if (failure instanceof UnsupportedMediaTypeException unsupported && unsupported.isOfCoding()) {
            problem.withHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        }
    }
}
