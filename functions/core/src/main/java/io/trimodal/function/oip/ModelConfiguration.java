package io.trimodal.function.oip;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.feature.Modality;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.model.Manifest;
import java.util.List;
import java.util.Set;

/**
 * What Triton's model configuration says, as far as there is something to say: its clients make inputs of it.
 *
 * @param maxBatchSize most utterances per call
 * @param input tensors without their batch dimension, each of which may be left out
 */
public record ModelConfiguration(
        String name,
        String platform,
        String backend,
        @JsonProperty("max_batch_size") int maxBatchSize,
        List<TensorConfiguration> input,
        List<TensorConfiguration> output) {
    /**
     * A tensor.
     *
     * @param dataType in the configuration's words: {@code TYPE_FP32}
     * @param dims without the batch dimension, -1 for any; [1] where nothing else is left
     */
    public record TensorConfiguration(
            String name, @JsonProperty("data_type") String dataType, List<Long> dims) {
        static TensorConfiguration of(TensorMetadata tensor) {
            List<Long> shape = tensor.shape();
            return new TensorConfiguration(
                    tensor.name(),
                    "TYPE_"
                            + (tensor.datatype() == Datatype.BYTES
                                    ? "STRING"
                                    : tensor.datatype().name()),
                    shape.size() > 1 ? shape.subList(1, shape.size()) : List.of(1L));
        }
    }

    static ModelConfiguration of(Manifest model, int utterances, Set<Modality> raw) {
        return new ModelConfiguration(
                model.id().name(),
                ModelMetadata.PLATFORM,
                "onnxruntime",
                utterances,
                ModelSignature.inputs(model, raw).stream()
                        .map(TensorConfiguration::of)
                        .toList(),
                ModelSignature.outputs(model).stream()
                        .map(TensorConfiguration::of)
                        .toList());
    }
}
