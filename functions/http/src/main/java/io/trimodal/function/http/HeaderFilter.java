package io.trimodal.function.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads the headers that decide about media types before the framework does, whose parsers meet what they do not expect
 * with errors of ours: a Content-Type that is none is hidden from it, and Accept put into a plain form.
 */
public final class HeaderFilter {
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public void read(ContainerRequestContext request, RoutingContext exchange) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        List<String> types = values(headers, HttpHeaders.CONTENT_TYPE);
        BodyFormat format = BodyFormat.remember(exchange, types, values(headers, HttpHeaders.CONTENT_ENCODING));
        if (format.type() instanceof ContentType.Said) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, ContentType.said(types).getFirst());
        } else {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        AcceptedTypes.of(values(headers, HttpHeaders.ACCEPT))
                .ifPresentOrElse(
                        accepted -> headers.putSingle(HttpHeaders.ACCEPT, accepted),
                        () -> headers.remove(HttpHeaders.ACCEPT));
    }

    private static List<String> values(MultivaluedMap<String, String> headers, String name) {
        return headers.getOrDefault(name, List.of());
    }
}
