package io.trimodal.function.oip.infer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trimodal.function.oip.tensor.BinaryWriter;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes answers as a JSON document and, after it, the binary data of the outputs that were asked for so. */
public final class InferResponseWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private InferResponseWriter() {}

    /** An answer's body. */
    public sealed interface Body {}

    /** A JSON document and nothing else. */
    public record Document(byte[] bytes) implements Body {}

    /** A JSON document and then binary data. @param header length of the document */
    public record WithBinary(byte[] bytes, int header) implements Body {}

    public static Body write(InferResponse response, InferRequest request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<byte[]> binary = new ArrayList<>();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model_name", response.model().name());
            json.writeStringField("model_version", response.model().version());
            if (response.id() instanceof RequestId.Given(String id)) {
                json.writeStringField("id", id);
            }
            json.writeObjectFieldStart("parameters");
            for (ResponseParameter parameter : response.parameters()) {
                write(json, parameter);
            }
            json.writeEndObject();
            json.writeArrayFieldStart("outputs");
            for (Tensor output : response.outputs()) {
                write(json, output, request.isBinary(output.name()), binary);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no such thing in memory
        }
        int header = body.size();
        binary.forEach(body::writeBytes);
        return binary.isEmpty() ? new Document(body.toByteArray()) : new WithBinary(body.toByteArray(), header);
    }

    private static void write(JsonGenerator json, ResponseParameter parameter) throws IOException {
        switch (parameter) {
            case ResponseParameter.Text(String name, String value) -> json.writeStringField(name, value);
            case ResponseParameter.Number(String name, double value) -> json.writeNumberField(name, value);
        }
    }

    private static void write(JsonGenerator json, Tensor output, boolean isBinary, List<byte[]> binary)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeArrayFieldStart("shape");
        for (long length : output.shape()) {
            json.writeNumber(length);
        }
        json.writeEndArray();
        json.writeStringField("datatype", output.datatype().name());
        if (isBinary) {
            byte[] bytes = BinaryWriter.write(output);
            binary.add(bytes);
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", bytes.length);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            write(json, output.values());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, TensorValues values) throws IOException {
        switch (values) {
            case TensorValues.Floats(float[] floats) -> {
                for (float value : floats) {
                    json.writeNumber(value);
                }
            }
            case TensorValues.Integers _, TensorValues.Octets _ -> {
                for (long value : values.integers()) {
                    json.writeNumber(value);
                }
            }
            case TensorValues.Texts(List<String> texts) -> {
                for (String value : texts) {
                    json.writeString(value);
                }
            }
        }
    }
}
