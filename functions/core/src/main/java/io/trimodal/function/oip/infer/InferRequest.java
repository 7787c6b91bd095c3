package io.trimodal.function.oip.infer;

import io.trimodal.function.oip.tensor.Tensor;
import java.util.List;

/**
 * A request for inference, before any model has looked at it.
 *
 * @param id what the caller calls it
 * @param inputs their names differ
 * @param outputs those asked for; none means all
 * @param binary whether outputs come in the binary layout where they do not say otherwise
 */
public record InferRequest(RequestId id, List<Tensor> inputs, List<RequestedOutput> outputs, boolean binary) {
    public InferRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Whether this output comes in the binary layout. */
    public boolean isBinary(String output) {
        return outputs.stream()
                .filter(each -> each.name().equals(output))
                .findFirst()
                .map(each -> switch (each.encoding()) {
                    case BINARY -> true;
                    case DOCUMENT -> false;
                    case AS_REQUEST -> binary;
                })
                .orElse(binary);
    }
}
