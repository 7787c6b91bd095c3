package io.trimodal.function.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says in Allow which methods a path takes: to OPTIONS, and to whoever tried another one. */
public final class MethodFilter {
    /** @return the answer to OPTIONS */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public Response options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null; // the framework's word for going on
        }
        Set<String> allowed = AllowedMethods.ofThisRequest();
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Response.noContent().allow(allowed).build();
    }

    @ServerResponseFilter
    public void refused(ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.ofThisRequest()));
        }
    }
}
