package io.trimodal.function.http;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * The methods that a path takes, looked up where the framework looks them up. Its own answer to OPTIONS has the methods
 * of all paths of a class, and HEAD where there is nothing to get; that to a wrong method has none.
 */
final class AllowedMethods {
    private AllowedMethods() {}

    /** Of the path of the request that this thread is in; empty if no resource has it. */
    static Set<String> ofThisRequest() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        Set<String> methods = new TreeSet<>();
        RequestMapper<InitialMatch> classes =
                new RequestMapper<>(request.getDeployment().getClassMappers());
        String path = request.getPathWithoutPrefix();
        for (RequestMatch<InitialMatch> match = classes.map(path);
                match != null;
                match = classes.continueMatching(path, match)) {
            String rest = match.remaining.isEmpty() ? "/" : match.remaining;
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    routing.getMappers().forEach((method, paths) -> {
                        if (method != null && paths.map(rest) != null) {
                            methods.add(method);
                        }
                    });
                }
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }
}
