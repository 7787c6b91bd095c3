package io.trimodal.function.problem;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Faults of ours: the caller gets an id, the log gets the id and the stack trace. */
public final class InternalErrors {
    private static final Logger LOG = Logger.getLogger(InternalErrors.class);
    /** Before the mapper for all exceptions of quarkus-resteasy-problem, which has no id. */
    private static final int FIRST = 1;

    @ServerExceptionMapper(
            value = {Exception.class, Error.class},
            priority = FIRST)
    public Response map(Throwable failure, Request request, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s in %s %s", id, request.getMethod(), uri.getPath());
        return Problems.of(ProblemKind.INTERNAL, "something went wrong here; the log has it under " + id, uri)
                .with("id", id)
                .build()
                .toResponse();
    }
}
