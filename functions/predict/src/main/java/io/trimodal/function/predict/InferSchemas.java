package io.trimodal.function.predict;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.tensor.Datatype;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Adds the Open Inference Protocol's request and answer to the OpenAPI document; both are handled by hand and so have
 * no class.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class InferSchemas implements OASFilter {
    static final String REQUEST = "InferenceRequest";
    static final String RESPONSE = "InferenceResponse";
    static final String BINARY = "InferenceBinary";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Limits limits = CDI.current().select(Limits.class).get();
        document.getComponents()
                .addSchema(REQUEST, request(limits))
                .addSchema(RESPONSE, response())
                .addSchema(
                        BINARY,
                        typed(
                                        SchemaType.STRING,
                                        "The JSON document, then the tensors with a binary_data_size, in their order:"
                                                + " little-endian, row-major, without padding; BYTES with 4 bytes of"
                                                + " length before each element")
                                .format("binary"));
    }

    private static Schema request(Limits limits) {
        Schema output = typed(SchemaType.OBJECT, "binary_data asks for binary data")
                .addProperty("name", typed(SchemaType.STRING, "As in the model's metadata"))
                .addProperty("parameters", typed(SchemaType.OBJECT, "Such as {\"binary_data\": true}"))
                .required(List.of("name"));
        return typed(
                        SchemaType.OBJECT,
                        "At most " + limits.utterances() + " utterances, " + limits.frames() + " frames each, "
                                + limits.textCharacters() + " characters of text and "
                                + limits.bodySize().asLongValue() + " bytes; more is answered with 413.")
                .addProperty("id", typed(SchemaType.STRING, "Repeated in the answer"))
                .addProperty(
                        "parameters",
                        typed(
                                SchemaType.OBJECT,
                                "binary_data_output asks for all outputs in binary; frame_rate is that of the inputs"
                                        + " audio and vision which have none of their own"))
                .addProperty(
                        "inputs",
                        typed(SchemaType.ARRAY, "Names must differ")
                                .items(tensor())
                                .minItems(1))
                .addProperty(
                        "outputs",
                        typed(SchemaType.ARRAY, "Those wanted; all if left out").items(output))
                .required(List.of("inputs"));
    }

    private static Schema response() {
        return typed(SchemaType.OBJECT, "The tensors that were asked for")
                .addProperty("model_name", typed(SchemaType.STRING, "The model"))
                .addProperty("model_version", typed(SchemaType.STRING, "Its version"))
                .addProperty("id", typed(SchemaType.STRING, "The request's, if it had one"))
                .addProperty(
                        "parameters",
                        typed(SchemaType.OBJECT, "Digest, label scale, what the columns of the class tensors are"))
                .addProperty(
                        "outputs",
                        typed(SchemaType.ARRAY, "In the order asked for").items(tensor()));
    }

    private static Schema tensor() {
        return typed(SchemaType.OBJECT, "A tensor; its first dimension is over utterances")
                .addProperty("name", typed(SchemaType.STRING, "As in the model's metadata"))
                .addProperty("shape", typed(SchemaType.ARRAY, "Lengths").items(typed(SchemaType.INTEGER, "At least 0")))
                .addProperty(
                        "datatype",
                        typed(SchemaType.STRING, "FP64 and FP16 are taken for FP32")
                                .enumeration(Arrays.stream(Datatype.values())
                                        .<Object>map(Datatype::name)
                                        .toList()))
                .addProperty(
                        "parameters",
                        typed(
                                SchemaType.OBJECT,
                                "binary_data_size where its elements are binary data; of the inputs audio and vision"
                                        + " also frame_rate, frames a second from 1 to 1000, from which they are"
                                        + " brought to the rate that the model's contract states"))
                .addProperty(
                        "data",
                        typed(SchemaType.ARRAY, "Elements, flattened or nested").items(OASFactory.createSchema()))
                .required(List.of("name", "shape", "datatype"));
    }

    private static Schema typed(SchemaType type, String description) {
        return OASFactory.createSchema().type(List.of(type)).description(description);
    }
}
