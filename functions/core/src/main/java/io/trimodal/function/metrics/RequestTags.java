package io.trimodal.function.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what callers make up out of the tags of HTTP's metrics: paths that no resource took are one path, methods that
 * HTTP does not have one method. Otherwise a hundred of them fill Micrometer's limit of paths, after which nothing on a
 * new path is counted, not even what fails; methods have no limit at all.
 */
@Singleton
public final class RequestTags implements MeterFilter, HttpServerMetricsTagsContributor {
    private static final String METERS = "http.server.";
    private static final String PATH = "uri";
    private static final String METHOD = "method";
    /** Where Quarkus puts the path of the resource that took a request. */
    private static final String TEMPLATE = "UrlPathTemplate";
    /** Quarkus' own word for a path that it does not tell. */
    private static final Tag NO_PATH = Tag.of(PATH, "UNKNOWN");

    private static final Tag NO_METHOD = Tag.of(METHOD, "OTHER");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** Those of resources are learned as they take requests: there are as many as resources. */
    private final Set<String> paths = ConcurrentHashMap.newKeySet();

    /** Meters outlive applications where several run in one process after each other, and filters stay with meters. */
    private volatile boolean closed;

    public RequestTags(Instance<ServedPaths> served) {
        paths.addAll(Set.of("root", "NOT_FOUND", "REDIRECTION", NO_PATH.getValue(), "/cors-preflight"));
        served.forEach(others -> paths.addAll(others.paths()));
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    /** Called before the request is counted. */
    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(TEMPLATE);
        if (template == null || template.equals("/")) { // which Quarkus calls root
            return Tags.empty();
        }
        String path = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
        paths.add(path);
        return Tags.of(PATH, path);
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (closed || !id.getName().startsWith(METERS)) {
            return id;
        }
        String path = id.getTag(PATH);
        String method = id.getTag(METHOD);
        Meter.Id known = path == null || paths.contains(path) ? id : id.withTag(NO_PATH);
        return method == null || METHODS.contains(method) ? known : known.withTag(NO_METHOD);
    }
}
