package io.trimodal.function.problem;

import io.trimodal.model.InvalidPackageException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Path;
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
        return answer(failure, "something went wrong here", request, uri);
    }

    /** A file that is read when it is first needed, and is no longer what it was when the model was loaded. */
    @ServerExceptionMapper
    public Response map(InvalidPackageException failure, Request request, UriInfo uri) {
        Path file = Path.of(failure.file()).getFileName();
        return answer(
                failure, "the file " + file + " of the model's package has changed since it was made", request, uri);
    }

    private static Response answer(Throwable failure, String what, Request request, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s in %s %s", id, request.getMethod(), uri.getPath());
        return Problems.of(ProblemKind.INTERNAL, what + "; the log has it under " + id, uri)
                .with("id", id)
                .build()
                .toResponse();
    }
}
