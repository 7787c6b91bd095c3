package io.trimodal.function.openapi;

import io.trimodal.function.limit.Limits;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The utterances of a request, which all functions take in the same form, with the limits in force. */
public final class UtteranceSchemas {
    private UtteranceSchemas() {}

    public static Schema utterances(Limits limits) {
        return Schemas.array("At least one; ids must differ", limits.utterances(), utterance(limits));
    }

    private static Schema utterance(Limits limits) {
        return Schemas.object(
                        "Give at least one of text, language, audio and vision; not text and language.", List.of())
                .properties(Map.of(
                        "id",
                        Schemas.string("Repeated in the answer; the index if left out", limits.nameCharacters()),
                        "text",
                        Schemas.string("The words, for models that take text", limits.textCharacters()),
                        "language",
                        language(limits),
                        "audio",
                        features("-Infinity becomes 0, and a note says so.", limits),
                        "vision",
                        features("", limits)));
    }

    private static Schema language(Limits limits) {
        Schema tokens = OASFactory.createSchema().type(List.of(SchemaType.INTEGER));
        return Schemas.object("Either features or token ids.", List.of())
                .properties(Map.of(
                        "features",
                        frames(limits),
                        "input_ids",
                        Schemas.array("Word pieces, [CLS] and [SEP] among them", limits.frames(), tokens),
                        "attention_mask",
                        Schemas.array("1 or 0 for each; all 1 if left out", limits.frames(), tokens),
                        "token_type_ids",
                        Schemas.array("0 or 1 for each; all 0 if left out", limits.frames(), tokens)));
    }

    private static Schema features(String more, Limits limits) {
        return Schemas.object(
                        ("One array of numbers per frame, all equally long. " + more).strip(), List.of("features"))
                .properties(Map.of("features", frames(limits)));
    }

    private static Schema frames(Limits limits) {
        Schema value = OASFactory.createSchema()
                .type(List.of(SchemaType.NUMBER))
                .format("float")
                .description("finite float32");
        Schema rows = Schemas.array(
                "Frames or tokens", limits.frames(), Schemas.array("One frame", limits.valuesPerFrame(), value));
        return OASFactory.createSchema().anyOf(List.of(rows, reference(limits)));
    }

    private static Schema reference(Limits limits) {
        return Schemas.object("In multipart/form-data: an array in another part", List.of("part"))
                .properties(Map.of(
                        "part",
                        Schemas.string("Name of the part", limits.nameCharacters()),
                        "array",
                        Schemas.string("Of an .npz; the modality's name if left out", limits.nameCharacters())));
    }
}
