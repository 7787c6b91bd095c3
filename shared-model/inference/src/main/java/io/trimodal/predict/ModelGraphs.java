package io.trimodal.predict;

import io.trimodal.feature.Modality;
import io.trimodal.model.ModelPackage;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import java.util.EnumMap;
import java.util.Map;

/** The four graphs that a prediction runs through. Closed together. */
record ModelGraphs(Map<Modality, Graph> embeddings, Graph fuse) implements AutoCloseable {
    static ModelGraphs open(ModelPackage source, OnnxGraphs graphs) {
        Map<Modality, Graph> embeddings = new EnumMap<>(Modality.class);
        try {
            for (Modality modality : Modality.values()) {
                embeddings.put(modality, graphs.load(source.file("embed-" + modality.key() + ".onnx")));
            }
            return new ModelGraphs(embeddings, graphs.load(source.file("fuse.onnx")));
        } catch (RuntimeException e) {
            embeddings.values().forEach(Graph::close);
            throw e;
        }
    }

    @Override
    public void close() {
        embeddings.values().forEach(Graph::close);
        fuse.close();
    }
}
