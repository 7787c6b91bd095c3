package io.trimodal.function.http.metrics;

import java.util.Set;

/** Paths that something other than a resource serves, and that metrics are to tell apart. */
public interface ServedPaths {
    Set<String> paths();
}
