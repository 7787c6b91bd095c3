package io.trimodal.predict;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.model.ModelPackage;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.GraphClosedException;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derivatives of a model's score, from the gradient graphs of its package (shared-model/README.md, section 4). The
 * graphs are loaded when first used, as most processes never ask, and a file that has changed by then is refused with
 * an {@link io.trimodal.model.InvalidPackageException}. Thread-safe.
 */
public final class ModelGradients implements AutoCloseable {
    private static final String FUSE = "fuse-gradient.onnx";

    /**
     * The derivative of the function that is served; LNLN's {@code _gradient} is that of its training, reversed behind
     * the proxy.
     */
    private static final String DERIVATIVE = "_derivative";

    /** The same wherever nothing is reversed. */
    private static final String GRADIENT = "_gradient";

    private static final String SCORE = "score";

    private final LoadedModel model;
    private final ModelPackage source;
    private final OnnxGraphs runtime;
    private final Map<String, Graph> graphs = new LinkedHashMap<>();
    private boolean closed;

    ModelGradients(LoadedModel model, ModelPackage source, OnnxGraphs runtime) {
        this.model = model;
        this.source = source;
        this.runtime = runtime;
    }

    /** Whether the package has the graphs. */
    public boolean areAvailable() {
        return source.manifest().files().containsKey(FUSE);
    }

    /**
     * Derivative of the score with respect to the embedded tokens.
     *
     * @param tokens of all modalities, each {@code [batch, tokens, width]}
     */
    public TokenGradients ofTokens(Map<Modality, Tensor.Floats> tokens) {
        Graph fuse = graph(FUSE);
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        tokens.forEach((modality, value) -> feeds.put(modality.key(), value));
        String suffix = fuse.outputNames().contains(Modality.LANGUAGE.key() + DERIVATIVE) ? DERIVATIVE : GRADIENT;
        List<String> wanted = new ArrayList<>(List.of(SCORE));
        tokens.keySet().forEach(modality -> wanted.add(modality.key() + suffix));
        Map<String, Tensor> results = fuse.run(feeds, wanted);
        Map<Modality, Tensor.Floats> gradients = new EnumMap<>(Modality.class);
        tokens.keySet()
                .forEach(modality -> gradients.put(modality, (Tensor.Floats) results.get(modality.key() + suffix)));
        return new TokenGradients(LoadedModel.floats(results.get(SCORE)), gradients);
    }

    /**
     * The score and its derivative.
     *
     * @param score {@code [batch]}
     * @param gradients of all modalities, each {@code [batch, tokens, width]}
     */
    public record TokenGradients(float[] score, Map<Modality, Tensor.Floats> gradients) {}

    /**
     * Derivative with respect to features, given the derivative with respect to the embedded tokens that come of them.
     *
     * @param inputs features of the contract's dims, cut or padded as {@link LoadedModel#embed} does
     * @param ofTokens {@code [batch, tokens, width]}
     * @return {@code [batch, frames, dims]}, of the contract's frames
     */
    public Tensor.Floats ofFeatures(Modality modality, List<Features> inputs, Tensor.Floats ofTokens) {
        Map<String, Tensor> feeds =
                Map.of(modality.key(), LoadedModel.features(inputs, model.contract(modality)), "upstream", ofTokens);
        String output = modality.key() + GRADIENT;
        return (Tensor.Floats) graph("embed-" + modality.key() + "-gradient.onnx")
                .run(feeds, List.of(output))
                .get(output);
    }

    private synchronized Graph graph(String file) {
        if (closed) {
            throw new GraphClosedException(file);
        }
        return graphs.computeIfAbsent(file, name -> PackageReading.graph(source, runtime, name));
    }

    @Override
    public synchronized void close() {
        closed = true;
        graphs.values().forEach(Graph::close);
    }
}
