package io.trimodal.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Graphs that several models have in common, such as a text encoder that each package carries: loaded once, closed when
 * the last model is. Thread-safe.
 */
final class SharedGraphs {
    private final Map<String, Entry> entries = new HashMap<>();

    private static final class Entry {
        private final Graph graph;
        private int users;

        Entry(Graph graph) {
            this.graph = graph;
        }
    }

    /** @param digest of the file, by which equal ones are known */
    synchronized Graph graph(String digest, Supplier<Graph> loader) {
        Entry entry = entries.computeIfAbsent(digest, _ -> new Entry(loader.get()));
        entry.users++;
        return new Share(digest, entry.graph);
    }

    private synchronized void release(String digest) {
        Entry entry = entries.get(digest);
        if (--entry.users == 0) {
            entries.remove(digest);
            entry.graph.close();
        }
    }

    /** One user's right to the graph. */
    private final class Share implements Graph {
        private final String digest;
        private final Graph graph;
        private volatile boolean closed;

        Share(String digest, Graph graph) {
            this.digest = digest;
            this.graph = graph;
        }

        @Override
        public List<String> inputNames() {
            return graph.inputNames();
        }

        @Override
        public List<String> outputNames() {
            return graph.outputNames();
        }

        @Override
        public Map<String, Tensor> run(Map<String, Tensor> feeds, List<String> wanted) {
            requireOpen();
            return graph.run(feeds, wanted);
        }

        @Override
        public void runInto(Map<String, Tensor> feeds, Map<String, Tensor> results) {
            requireOpen();
            graph.runInto(feeds, results);
        }

        private void requireOpen() {
            if (closed) {
                throw new GraphClosedException("shared graph " + digest);
            }
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                release(digest);
            }
        }
    }
}
