package io.trimodal.modeling.onnx;

import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;

/** Where this module gets its running graphs from. */
public final class Graphs {
    private Graphs() {}

    /** On all processors. */
    public static Graph load(String name, byte[] model) {
        return load(name, model, Runtime.getRuntime().availableProcessors());
    }

    public static Graph load(String name, byte[] model, int threads) {
        return new OnnxGraphs(RuntimeOptions.cpu(threads)).load(name, model);
    }
}
