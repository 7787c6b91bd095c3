package io.trimodal.function.oip;

import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest;
import io.trimodal.model.ModelId;
import java.util.List;
import java.util.Set;

/**
 * What the protocol says of a model.
 *
 * @param versions those that are served
 */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {
    /** ONNX Runtime's name among the protocol's platforms. */
    static final String PLATFORM = "onnxruntime_onnx";

    static ModelMetadata of(Manifest model, List<ModelId> served, Set<Modality> raw) {
        return new ModelMetadata(
                model.id().name(),
                served.stream()
                        .filter(id -> id.name().equals(model.id().name()))
                        .map(ModelId::version)
                        .toList(),
                PLATFORM,
                ModelSignature.inputs(model, raw),
                ModelSignature.outputs(model));
    }
}
