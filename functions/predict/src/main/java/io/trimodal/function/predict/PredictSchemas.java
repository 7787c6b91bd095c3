package io.trimodal.function.predict;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.function.limit.Limits;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds the request to the OpenAPI document, which is read by hand and so has no class, with the limits in force. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class PredictSchemas implements OASFilter {
    static final String REQUEST = "PredictRequest";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Limits limits = CDI.current().select(Limits.class).get();
        document.getComponents().addSchema(REQUEST, request(limits));
    }

    private static Schema request(Limits limits) {
        return object(
                        "A call: at most " + limits.bodySize().asLongValue() + " bytes; more is answered with 413.",
                        List.of("utterances"))
                .properties(Map.of(
                        "model",
                        string(
                                "NAME (its newest version) or NAME:VERSION; the default model if left out",
                                limits.nameCharacters()),
                        "utterances",
                        array("At least one; ids must differ", limits.utterances(), utterance(limits))));
    }

    private static Schema utterance(Limits limits) {
        return object("Give at least one of text, language, audio and vision; not text and language.", List.of())
                .properties(Map.of(
                        "id",
                        string("Repeated in the answer; the index if left out", limits.nameCharacters()),
                        "text",
                        string("The words, for models that take text", limits.textCharacters()),
                        "language",
                        language(limits),
                        "audio",
                        features("-Infinity becomes 0, and a note says so.", limits),
                        "vision",
                        features("", limits)));
    }

    private static Schema language(Limits limits) {
        Schema tokens = OASFactory.createSchema().type(List.of(SchemaType.INTEGER));
        return object("Either features or token ids.", List.of())
                .properties(Map.of(
                        "features",
                        frames(limits),
                        "input_ids",
                        array("Word pieces, [CLS] and [SEP] among them", limits.frames(), tokens),
                        "attention_mask",
                        array("1 or 0 for each; all 1 if left out", limits.frames(), tokens),
                        "token_type_ids",
                        array("0 or 1 for each; all 0 if left out", limits.frames(), tokens)));
    }

    private static Schema features(String more, Limits limits) {
        return object(("One array of numbers per frame, all equally long. " + more).strip(), List.of("features"))
                .properties(Map.of("features", frames(limits)));
    }

    private static Schema frames(Limits limits) {
        Schema value = OASFactory.createSchema()
                .type(List.of(SchemaType.NUMBER))
                .format("float")
                .description("finite float32");
        Schema rows = array("Frames or tokens", limits.frames(), array("One frame", limits.valuesPerFrame(), value));
        return OASFactory.createSchema().anyOf(List.of(rows, reference(limits)));
    }

    private static Schema reference(Limits limits) {
        return object("In multipart/form-data: an array in another part", List.of("part"))
                .properties(Map.of(
                        "part",
                        string("Name of the part", limits.nameCharacters()),
                        "array",
                        string("Of an .npz; the modality's name if left out", limits.nameCharacters())));
    }

    private static Schema object(String description, List<String> required) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description(description)
                .additionalPropertiesBoolean(false)
                .required(required);
    }

    private static Schema array(String description, int most, Schema items) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.ARRAY))
                .description(description)
                .minItems(1)
                .maxItems(most)
                .items(items);
    }

    private static Schema string(String description, int most) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .description(description)
                .minLength(1)
                .maxLength(most);
    }
}
