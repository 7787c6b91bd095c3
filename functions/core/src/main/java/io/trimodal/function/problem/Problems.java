package io.trimodal.function.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/** Builds problem details of the kinds that there are. */
final class Problems {
    private Problems() {}

    static HttpProblem.Builder of(ProblemKind kind, String detail, UriInfo uri) {
        return HttpProblem.builder()
                .withType(kind.type())
                .withTitle(kind.title())
                .withStatus(kind.status())
                .withDetail(detail)
                .withInstance(URI.create(uri.getRequestUri().getRawPath()));
    }

    /** With the fields that are to blame. */
    static HttpProblem.Builder of(ProblemKind kind, List<FieldError> errors, UriInfo uri) {
        return of(kind, errors.getFirst().sentence(), uri).with("errors", errors);
    }
}
