package io.trimodal.function.oip.infer;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.tensor.BinaryReader;
import io.trimodal.function.oip.tensor.JsonReader;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.request.JsonDocuments;
import io.trimodal.function.request.JsonInput;
import io.trimodal.function.request.PredictRequestReader;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the body of an inference request: a JSON document, and after it the binary data of the inputs that say so, in
 * their order. Fields that the protocol does not have are passed over, as its servers do. Thread-safe.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>
 */
@Singleton
public final class InferRequestReader {
    /** The header that says where the JSON document ends. */
    public static final String HEADER = "Inference-Header-Content-Length";

    private final JsonDocuments documents;
    private final Limits limits;

    public InferRequestReader(JsonDocuments documents, Limits limits) {
        this.documents = documents;
        this.limits = limits;
    }

    /** What the document says, before the values that are not in it are read. */
    private static final class Document {
        private RequestId id = new RequestId.Unnamed();
        private final List<InputHead> inputs = new ArrayList<>();
        private final List<RequestedOutput> outputs = new ArrayList<>();
        private Parameters parameters = Parameters.NONE;
    }

    /**
     * @param header the value of {@value #HEADER}; empty if it was not sent
     * @throws io.trimodal.function.problem.RequestException if it is not a request, or beyond a limit
     */
    public InferRequest read(byte[] body, Optional<String> header) {
        OptionalInt length = header.map(text -> length(text, body)).orElse(OptionalInt.empty());
        byte[] json = length.isPresent() ? Arrays.copyOf(body, length.getAsInt()) : body;
        Document document = documents.read(json, input -> document(input, json.length));
        ByteBuffer rest = ByteBuffer.wrap(body, json.length, body.length - json.length);
        OptionalDouble frameRate = FrameRates.ofRequest(document.parameters.frameRate());
        List<Tensor> inputs = new ArrayList<>();
        for (InputHead head : document.inputs) {
            inputs.add(tensor(head, frameRate, json, rest, length.isPresent()));
        }
        if (rest.hasRemaining()) {
            throw malformed("goes on for " + rest.remaining() + " bytes after the binary data of its inputs");
        }
        return new InferRequest(
                document.id, inputs, document.outputs, document.parameters.isTrue("binary_data_output"));
    }

    private static OptionalInt length(String text, byte[] body) {
        try {
            int length = Integer.parseInt(text.strip());
            if (length >= 0 && length <= body.length) {
                return OptionalInt.of(length);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw malformed("has the header " + HEADER + ": " + text.strip() + ", but a body of " + body.length
                + " bytes; the header gives the length of the JSON document at its start");
    }

    private Document document(JsonInput json, int most) {
        if (json.ended()) {
            throw json.malformed("has an empty JSON document; send an object with inputs");
        }
        Document document = new Document();
        json.object(field -> {
            switch (field) {
                case "id" -> document.id = id(json);
                case "parameters" -> document.parameters = Parameters.read(json);
                case "inputs" -> each(json, "inputs", () -> document.inputs.add(InputHead.read(json, limits, most)));
                case "outputs" -> {
                    if (!json.at(JsonToken.VALUE_NULL)) {
                        each(json, "outputs", () -> document.outputs.add(output(json)));
                    }
                }
                default -> json.skip();
            }
        });
        json.next();
        if (!json.ended()) {
            throw json.malformed(
                    "goes on after its end, with " + json.tokenName() + "; binary data needs the header " + HEADER);
        }
        if (document.inputs.isEmpty()) {
            throw malformed("has no inputs; give at least one tensor");
        }
        requireNamesOnce(document.inputs);
        return document;
    }

    private RequestId id(JsonInput json) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return new RequestId.Unnamed();
        }
        String id = json.string();
        if (id.length() > limits.textCharacters()) {
            throw json.tooLarge(
                    "has " + id.length() + " characters; at most " + limits.textCharacters() + " are taken");
        }
        return new RequestId.Given(id);
    }

    private static void each(JsonInput json, String what, Runnable element) {
        json.enterArray("an array of " + what);
        for (; json.inArray(); json.next()) {
            element.run();
        }
    }

    private RequestedOutput output(JsonInput json) {
        String[] name = new String[1];
        Parameters[] parameters = {Parameters.NONE};
        json.object(field -> {
            switch (field) {
                case "name" -> name[0] = PredictRequestReader.name(json, limits);
                case "parameters" -> parameters[0] = Parameters.read(json);
                default -> json.skip();
            }
        });
        if (name[0] == null) {
            throw json.malformed("has no name; give the name of an output");
        }
        parameters[0].refuseUnserved("output '" + name[0] + "'");
        if (!parameters[0].has("binary_data")) {
            return new RequestedOutput(name[0], RequestedOutput.Encoding.AS_REQUEST);
        }
        return new RequestedOutput(
                name[0],
                parameters[0].isTrue("binary_data")
                        ? RequestedOutput.Encoding.BINARY
                        : RequestedOutput.Encoding.DOCUMENT);
    }

    private Tensor tensor(InputHead head, OptionalDouble frameRate, byte[] json, ByteBuffer rest, boolean binary) {
        OptionalDouble rate = FrameRates.ofInput(head.name(), head.parameters().rateOf(head.name()), frameRate);
        TensorValues values = switch (head.data()) {
            case InputHead.Read(TensorValues read) -> read;
            case InputHead.Later(int start) ->
                documents.read(
                        json,
                        start,
                        input -> new JsonReader(input, head.name(), head.shape(), json.length).read(head.datatype()));
            case InputHead.Binary(long size) -> binary(head, size, rest, binary);
        };
        return new Tensor(head.name(), head.datatype(), head.shape(), values, rate);
    }

    private static TensorValues binary(InputHead head, long size, ByteBuffer rest, boolean announced) {
        if (!announced) {
            throw TensorErrors.malformed(
                    head.name(), "has a binary_data_size, so the request needs the header " + HEADER);
        }
        if (size > rest.remaining()) {
            throw TensorErrors.malformed(
                    head.name(),
                    "has a binary_data_size of " + size + ", but " + rest.remaining() + " bytes of the body are left");
        }
        BinaryReader reader = new BinaryReader(head.name(), head.datatype(), head.shape());
        TensorValues values = reader.read(rest.slice(rest.position(), (int) size));
        rest.position(rest.position() + (int) size);
        return values;
    }

    private static void requireNamesOnce(List<InputHead> inputs) {
        Set<String> names = new HashSet<>();
        for (InputHead head : inputs) {
            if (!names.add(head.name())) {
                throw TensorErrors.malformed(head.name(), "is given twice");
            }
        }
    }

    private static MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(new FieldError("", detail));
    }
}
