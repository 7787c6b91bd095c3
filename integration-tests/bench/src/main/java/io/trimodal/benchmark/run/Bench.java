package io.trimodal.benchmark.run;

import io.trimodal.benchmark.model.BenchedModels;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;

/** What all sections of one run share. */
public final class Bench implements AutoCloseable {
    private final Settings settings;
    private final Progress progress;
    private final BenchedModels models;

    public Bench(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.models = new BenchedModels(settings.repository(), settings.weights());
    }

    public Settings settings() {
        return settings;
    }

    public Progress progress() {
        return progress;
    }

    public BenchedModels models() {
        return models;
    }

    /** Sessions with the number of threads that was asked for. */
    public OnnxGraphs graphs() {
        return new OnnxGraphs(RuntimeOptions.cpu(settings.threads()));
    }

    /** For titles: "1 thread". */
    public String threads() {
        int threads = settings.threads();
        return threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public void close() {
        models.close();
    }
}
