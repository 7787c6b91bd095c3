package io.trimodal.server.grpc;

import com.google.protobuf.ByteString;
import io.trimodal.function.oip.infer.FrameRates;
import io.trimodal.function.oip.infer.InferRequest;
import io.trimodal.function.oip.infer.RawTensors;
import io.trimodal.function.oip.infer.RequestId;
import io.trimodal.function.oip.infer.RequestedOutput;
import io.trimodal.function.oip.tensor.BinaryReader;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.request.Excerpt;
import io.trimodal.server.grpc.proto.InferParameter;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ModelInferRequest.InferInputTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** From messages to requests. */
final class RequestMessages {
    private RequestMessages() {}

    /** @throws io.trimodal.function.problem.RequestException if it is no request */
    static InferRequest read(ModelInferRequest message) {
        List<ByteString> raw = message.getRawInputContentsList();
        if (message.getInputsCount() == 0) {
            throw malformed("", "has no inputs; give at least one tensor");
        }
        if (!raw.isEmpty() && raw.size() != message.getInputsCount()) {
            throw malformed(
                    "",
                    "has " + raw.size() + " raw_input_contents for " + message.getInputsCount()
                            + " inputs; give one for each, or none");
        }
        OptionalDouble frameRate = FrameRates.ofRequest(rate(message.getParametersMap(), FrameRates.PARAMETER));
        List<Tensor> inputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < message.getInputsCount(); i++) {
            InferInputTensor input = message.getInputs(i);
            if (!names.add(input.getName())) {
                throw TensorErrors.malformed(input.getName(), "is given twice");
            }
            refuse(input.getParametersMap(), "shared_memory_region", "input '" + Excerpt.of(input.getName()) + "'");
            inputs.add(tensor(input, frameRate, raw.isEmpty() ? Optional.empty() : Optional.of(raw.get(i))));
        }
        return new InferRequest(
                message.getId().isEmpty() ? new RequestId.Unnamed() : new RequestId.Given(message.getId()),
                inputs,
                message.getOutputsList().stream().map(RequestMessages::output).toList(),
                !raw.isEmpty());
    }

    private static RequestedOutput output(ModelInferRequest.InferRequestedOutputTensor output) {
        String whose = "output '" + Excerpt.of(output.getName()) + "'";
        refuse(output.getParametersMap(), "shared_memory_region", whose);
        refuse(output.getParametersMap(), "classification", whose);
        return new RequestedOutput(output.getName(), RequestedOutput.Encoding.AS_REQUEST);
    }

    private static void refuse(Map<String, InferParameter> parameters, String name, String whose) {
        if (parameters.containsKey(name)) {
            throw malformed(whose, "has the parameter " + name + ", of an extension that is not served");
        }
    }

    /** As it was sent; empty where it was not. */
    private static Optional<Double> rate(Map<String, InferParameter> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(parameter -> switch (parameter.getParameterChoiceCase()) {
            case DOUBLE_PARAM -> parameter.getDoubleParam();
            case INT64_PARAM -> (double) parameter.getInt64Param();
            case UINT64_PARAM -> (double) parameter.getUint64Param();
            case BOOL_PARAM, STRING_PARAM, PARAMETERCHOICE_NOT_SET -> FrameRates.NO_NUMBER;
        });
    }

    private static Tensor tensor(InferInputTensor input, OptionalDouble frameRate, Optional<ByteString> raw) {
        String name = input.getName();
        OptionalDouble rate =
                FrameRates.ofInput(name, rate(input.getParametersMap(), RawTensors.rateParameter(name)), frameRate);
        Datatype datatype = Datatype.of(input.getDatatype())
                .orElseThrow(() -> TensorErrors.malformed(
                        name,
                        "has the datatype '" + Excerpt.of(input.getDatatype()) + "'; it must be one of "
                                + Arrays.toString(Datatype.values())));
        BinaryReader reader = new BinaryReader(name, datatype, input.getShapeList());
        if (raw.isPresent() && input.hasContents()) {
            throw TensorErrors.malformed(name, "has contents beside raw_input_contents; give one of them");
        }
        TensorValues values = raw.map(bytes -> reader.read(bytes.asReadOnlyByteBuffer()))
                .orElseGet(() -> TypedContents.read(input, datatype, reader));
        return new Tensor(name, datatype, input.getShapeList(), values, rate);
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }
}
