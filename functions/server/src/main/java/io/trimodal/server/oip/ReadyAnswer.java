package io.trimodal.server.oip;

import jakarta.ws.rs.core.Response;

/** Whether something is ready, said by the status, too, as KServe's own servers do: 503 where it is not. */
final class ReadyAnswer {
    private ReadyAnswer() {}

    static Response of(boolean ready, Object answer) {
        return Response.status(ready ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(answer)
                .build();
    }
}
