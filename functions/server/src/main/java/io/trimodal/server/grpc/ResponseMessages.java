package io.trimodal.server.grpc;

import com.google.protobuf.ByteString;
import io.trimodal.function.oip.infer.InferRequest;
import io.trimodal.function.oip.infer.InferResponse;
import io.trimodal.function.oip.infer.RequestId;
import io.trimodal.function.oip.infer.ResponseParameter;
import io.trimodal.function.oip.tensor.BinaryWriter;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.server.grpc.proto.InferParameter;
import io.trimodal.server.grpc.proto.InferTensorContents;
import io.trimodal.server.grpc.proto.ModelInferResponse;
import java.util.Arrays;
import java.util.List;

/** From answers to messages: raw where the request was. */
final class ResponseMessages {
    private ResponseMessages() {}

    static ModelInferResponse write(InferResponse response, InferRequest request) {
        ModelInferResponse.Builder message = ModelInferResponse.newBuilder()
                .setModelName(response.model().name())
                .setModelVersion(response.model().version())
                .setId(response.id() instanceof RequestId.Given(String id) ? id : "");
        response.parameters().forEach(parameter -> message.putParameters(parameter.name(), parameter(parameter)));
        for (Tensor output : response.outputs()) {
            ModelInferResponse.InferOutputTensor.Builder tensor = ModelInferResponse.InferOutputTensor.newBuilder()
                    .setName(output.name())
                    .setDatatype(output.datatype().name())
                    .addAllShape(output.shape());
            if (request.binary()) {
                message.addRawOutputContents(ByteString.copyFrom(BinaryWriter.write(output)));
            } else {
                tensor.setContents(contents(output.values()));
            }
            message.addOutputs(tensor);
        }
        return message.build();
    }

    private static InferParameter parameter(ResponseParameter parameter) {
        return switch (parameter) {
            case ResponseParameter.Text(String _, String value) ->
                InferParameter.newBuilder().setStringParam(value).build();
            case ResponseParameter.Number(String _, double value) ->
                InferParameter.newBuilder().setDoubleParam(value).build();
        };
    }

    private static InferTensorContents contents(TensorValues values) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        switch (values) {
            case TensorValues.Floats(float[] floats) -> {
                for (float value : floats) {
                    contents.addFp32Contents(value);
                }
            }
            case TensorValues.Integers _, TensorValues.Octets _ ->
                Arrays.stream(values.integers()).mapToInt(Math::toIntExact).forEach(contents::addIntContents);
            case TensorValues.Texts(List<String> texts) ->
                texts.forEach(text -> contents.addBytesContents(ByteString.copyFromUtf8(text)));
        }
        return contents.build();
    }
}
