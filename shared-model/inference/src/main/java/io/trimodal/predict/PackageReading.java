package io.trimodal.predict;

import io.trimodal.model.ModelPackage;
import io.trimodal.model.ModelPackage.Verification;
import io.trimodal.model.PackageFile;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a package while its model is loaded. Every file is looked at once: those that are needed when they are read,
 * the others, which only some calls ask for, at the end. Thread-safe.
 */
final class PackageReading {
    private final ModelPackage source;
    private final OnnxGraphs graphs;
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    PackageReading(ModelPackage source, OnnxGraphs graphs) {
        this.source = source;
        this.graphs = graphs;
    }

    ModelPackage source() {
        return source;
    }

    /** @throws io.trimodal.model.InvalidPackageException if the file is not what the manifest lists */
    Graph graph(String name) {
        read.add(name);
        return graph(source, graphs, name);
    }

    /** As {@link #graph}; packages that hold the same file share one graph. */
    Graph sharedGraph(String name) {
        return graphs.loadShared(source.manifest().files().get(name), () -> graph(name));
    }

    /** @throws io.trimodal.model.InvalidPackageException if the file is not what the manifest lists */
    byte[] bytes(String name) {
        read.add(name);
        try (PackageFile file = source.read(name)) {
            return file.toArray();
        }
    }

    /** Compares what was not read with its digest, unless the whole package was before. */
    void verifyOthers() {
        if (source.verification() == Verification.WHEN_READ) {
            Set<String> others = new TreeSet<>(source.manifest().files().keySet());
            others.removeAll(read);
            source.verify(others);
        }
    }

    /** A graph of the very bytes that were compared with their digest. */
    static Graph graph(ModelPackage source, OnnxGraphs graphs, String name) {
        try (PackageFile file = source.read(name)) {
            return graphs.load(name, file.bytes());
        }
    }
}
