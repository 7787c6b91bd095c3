package io.trimodal.function.oip.infer;

import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.model.ModelId;
import java.util.List;

/**
 * The answer to an inference.
 *
 * @param id the request's, if it had one
 * @param parameters what is true of all outputs
 * @param outputs in the order asked for
 */
public record InferResponse(ModelId model, RequestId id, List<ResponseParameter> parameters, List<Tensor> outputs) {}
