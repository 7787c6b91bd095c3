package io.trimodal.function.metrics;

import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** Tells metrics which resource took a request. Quarkus does so only for paths that have parameters; others look as if nobody had. */
public final class PathTemplates {
    /** Before whatever may refuse the request. */
    private static final int FIRST = 0;

    @ServerRequestFilter(nonBlocking = true, priority = FIRST)
    public void tell(RoutingContext exchange) {
        Context request = ((HttpServerRequestInternal) exchange.request()).context();
        RuntimeResource resource = CurrentRequestManager.get().getTarget();
        if (resource != null && request.getLocal(RequestTags.TEMPLATE) == null) {
            request.putLocal(RequestTags.TEMPLATE, template(resource));
        }
    }

    private static String template(RuntimeResource resource) {
        String ofClass = resource.getClassPath() == null ? "" : resource.getClassPath().template;
        String path = (ofClass + "/" + resource.getPath().template).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
