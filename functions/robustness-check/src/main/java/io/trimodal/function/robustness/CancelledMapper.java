package io.trimodal.function.robustness;

import io.trimodal.robustness.CancelledException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Cancelled work is no error: nobody is there to read the answer. */
public final class CancelledMapper {
    /** What nginx logs for a client that closed the request. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    @ServerExceptionMapper
    public Response map(CancelledException cancelled) {
        return Response.status(CLIENT_CLOSED_REQUEST).build();
    }
}
