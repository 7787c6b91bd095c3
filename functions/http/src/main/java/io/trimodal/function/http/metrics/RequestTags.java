package io.trimodal.function.http.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps what callers make up out of the tags of HTTP's metrics: paths that no resource has are one path, methods that
 * HTTP does not have one method. Otherwise a hundred of them fill Micrometer's limit of paths, after which nothing on a
 * new path is counted, not even what fails; methods have no limit at all.
 */
@Singleton
public final class RequestTags implements MeterFilter {
    private static final String METERS = "http.server.";
    private static final String PATH = "uri";
    private static final String METHOD = "method";
    /** Quarkus' own word for a path that it does not tell. */
    private static final Tag NO_PATH = Tag.of(PATH, "UNKNOWN");

    private static final Tag NO_METHOD = Tag.of(METHOD, "OTHER");
    private static final Set<String> QUARKUS = Set.of("root", "NOT_FOUND", "REDIRECTION", "UNKNOWN", "/cors-preflight");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final Instance<ServedPaths> served;
    private volatile Set<String> paths = Set.of();

    /** Meters outlive applications where several run in one process after each other, and filters stay with meters. */
    private volatile boolean closed;

    public RequestTags(Instance<ServedPaths> served) {
        this.served = served;
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (closed || !id.getName().startsWith(METERS)) {
            return id;
        }
        String path = id.getTag(PATH);
        String method = id.getTag(METHOD);
        Meter.Id known = path == null || isServed(path) ? id : id.withTag(NO_PATH);
        return method == null || METHODS.contains(method) ? known : known.withTag(NO_METHOD);
    }

    /** Resources are there before the first request, and not yet where filters are made. */
    private boolean isServed(String path) {
        if (paths.isEmpty()) {
            Set<String> all = new HashSet<>(ResourcePaths.all());
            served.forEach(others -> all.addAll(others.paths()));
            paths = Set.copyOf(all);
        }
        return paths.contains(path) || QUARKUS.contains(path);
    }
}
