package io.trimodal.function.http.metrics;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.HashSet;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** The paths that resources have, with the names of their parameters, as Quarkus' metrics write them. */
final class ResourcePaths {
    private ResourcePaths() {}

    /** Empty before the application has resources. */
    static Set<String> all() {
        Set<String> paths = new HashSet<>();
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        if (deployment != null) {
            deployment.getClassMappers().forEach(resource -> add(paths, resource));
        }
        return paths;
    }

    private static void add(Set<String> paths, RequestPath<InitialMatch> resource) {
        for (ServerRestHandler handler : resource.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                routing.getMappers()
                        .values()
                        .forEach(methods -> methods.getTemplates()
                                .forEach(method ->
                                        paths.add(plain(resource.template.template + "/" + method.template.template))));
            }
        }
    }

    private static String plain(String template) {
        String path = template.replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
