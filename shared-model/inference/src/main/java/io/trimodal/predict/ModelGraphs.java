package io.trimodal.predict;

import io.trimodal.feature.Modality;
import io.trimodal.runtime.Graph;
import java.util.EnumMap;
import java.util.Map;

/** The four graphs that a prediction runs through. Closed together. */
record ModelGraphs(Map<Modality, Graph> embeddings, Graph fuse) implements AutoCloseable {
    static ModelGraphs open(PackageReading source) {
        Map<Modality, Graph> embeddings = new EnumMap<>(Modality.class);
        try {
            for (Modality modality : Modality.values()) {
                embeddings.put(modality, source.graph("embed-" + modality.key() + ".onnx"));
            }
            return new ModelGraphs(embeddings, source.graph("fuse.onnx"));
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
