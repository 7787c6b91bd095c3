package io.trimodal.predict;

import io.trimodal.model.ModelId;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.UnknownModelException;
import io.trimodal.runtime.OnnxGraphs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The models that a process serves. A model stays loaded while anybody holds a {@link Lease} on it; a new version is
 * loaded beside the old one, which is closed when its last lease is given back. Thread-safe.
 */
public final class ServedModels implements AutoCloseable {
    private final ModelRepository repository;
    private final OnnxGraphs graphs;
    private final SequencedMap<ModelId, Entry> served = new LinkedHashMap<>();
    private int leasesOut;
    private boolean closed;

    public ServedModels(ModelRepository repository, OnnxGraphs graphs) {
        this.repository = repository;
        this.graphs = graphs;
    }

    private static final class Entry {
        private final LoadedModel model;
        private int leases;
        private boolean retired;

        Entry(LoadedModel model) {
            this.model = model;
        }
    }

    /** The right to use a model; it is not closed before the lease is. */
    public final class Lease implements AutoCloseable {
        private final Entry entry;
        private boolean returned;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        public LoadedModel model() {
            return entry.model;
        }

        @Override
        public void close() {
            synchronized (served) {
                if (!returned) {
                    returned = true;
                    entry.leases--;
                    leasesOut--;
                    if (entry.retired && entry.leases == 0) {
                        entry.model.close();
                    }
                    served.notifyAll();
                }
            }
        }
    }

    /**
     * Loads a model and serves it from then on; the first one loaded is the default.
     *
     * @param reference {@code name} (the newest version) or {@code name:version}
     * @return how long loading, warming and testing took, in milliseconds
     */
    public long load(String reference) {
        long start = System.nanoTime();
        ModelId id = repository.resolve(reference);
        LoadedModel model = LoadedModel.open(repository.open(id), graphs);
        synchronized (served) {
            if (closed) {
                model.close();
                throw new IllegalStateException("models are no longer served: the process is ending");
            }
            Entry previous = served.put(id, new Entry(model));
            if (previous != null) {
                retire(previous);
            }
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Serves a version no more; it is closed when nobody uses it any longer. */
    public void unload(ModelId id) {
        synchronized (served) {
            Entry entry = served.remove(id);
            if (entry == null) {
                throw new UnknownModelException(id.toString(), list());
            }
            retire(entry);
        }
    }

    /**
     * @param reference {@code name} (the newest version that is served) or {@code name:version}
     * @throws UnknownModelException if it is not served
     */
    public Lease acquire(String reference) {
        synchronized (served) {
            ModelId id = ModelRepository.newest(reference, list());
            Entry entry = served.get(id);
            entry.leases++;
            leasesOut++;
            return new Lease(entry);
        }
    }

    /** The model that is used where a request names none. */
    public Lease acquireDefault() {
        synchronized (served) {
            if (served.isEmpty()) {
                throw new UnknownModelException("default", List.of());
            }
            return acquire(served.firstEntry().getKey().toString());
        }
    }

    /** In the order in which they were loaded. */
    public List<ModelId> list() {
        synchronized (served) {
            return new ArrayList<>(served.keySet());
        }
    }

    public boolean isReady() {
        return !list().isEmpty();
    }

    /** Serves nothing more, waits until no lease is out (on replaced models neither), and leaves all models closed. */
    @Override
    public void close() {
        synchronized (served) {
            closed = true;
            served.values().forEach(this::retire);
            served.clear();
            boolean interrupted = false;
            while (leasesOut > 0) {
                try {
                    served.wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void retire(Entry entry) {
        entry.retired = true;
        if (entry.leases == 0) {
            entry.model.close();
        }
    }
}
