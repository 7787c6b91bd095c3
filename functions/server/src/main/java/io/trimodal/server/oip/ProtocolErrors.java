package io.trimodal.server.oip;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes problems under {@code /v2} as the protocol demands; status and headers stay those of the problem. */
public final class ProtocolErrors {
    private static final String ROOT = "/v2";

    @ServerResponseFilter
    public void rewrite(ContainerResponseContext response, UriInfo uri) {
        if (response.getEntity() instanceof HttpProblem problem && isOfProtocol(uri.getPath())) {
            String message = problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
            response.setEntity(new ProtocolError(message), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isOfProtocol(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
