package io.trimodal.predict;

import io.trimodal.model.Manifest;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.UnknownModelException;
import io.trimodal.runtime.OnnxGraphs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The models that a process serves until it ends, several versions of one side by side if need be. None is closed while
 * anybody holds a {@link Lease}. Thread-safe.
 */
public final class ServedModels implements AutoCloseable {
    private final ModelRepository repository;
    private final OnnxGraphs graphs;
    private final SequencedMap<ModelId, LoadedModel> served = new LinkedHashMap<>();
    private int leasesOut;
    private boolean closed;

    public ServedModels(ModelRepository repository, OnnxGraphs graphs) {
        this.repository = repository;
        this.graphs = graphs;
    }

    /** The right to use a model; it is not closed before the lease is. */
    public final class Lease implements AutoCloseable {
        private final LoadedModel model;
        private boolean returned;

        private Lease(LoadedModel model) {
            this.model = model;
        }

        public LoadedModel model() {
            return model;
        }

        @Override
        public void close() {
            synchronized (served) {
                if (!returned) {
                    returned = true;
                    leasesOut--;
                    served.notifyAll();
                }
            }
        }
    }

    /**
     * Loads a model and serves it from then on; the first one loaded is the default. One that is served already stays
     * as it is.
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
            if (served.putIfAbsent(id, model) != null) {
                model.close();
            }
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /**
     * @param reference {@code name} (the newest version that is served) or {@code name:version}
     * @throws UnknownModelException if it is not served
     */
    public Lease acquire(String reference) {
        synchronized (served) {
            ModelId id = ModelRepository.newest(reference, list());
            leasesOut++;
            return new Lease(served.get(id));
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

    /** In the order in which they were loaded. */
    public List<Manifest> manifests() {
        synchronized (served) {
            return served.values().stream().map(LoadedModel::manifest).toList();
        }
    }

    public boolean isReady() {
        return !list().isEmpty();
    }

    /** Serves nothing more, waits until no lease is out, and closes all models. */
    @Override
    public void close() {
        synchronized (served) {
            closed = true;
            List<LoadedModel> last = List.copyOf(served.values());
            served.clear();
            boolean interrupted = false;
            while (leasesOut > 0) {
                try {
                    served.wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            last.forEach(LoadedModel::close);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
