package io.trimodal.function.http.openapi;

import io.trimodal.feature.FrameRate;
import io.trimodal.function.limit.Limits;
import io.trimodal.openface.OpenFaceOptions;
import java.math.BigDecimal;
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
                        audio(limits),
                        "vision",
                        vision(limits)));
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

    private static Schema audio(Limits limits) {
        return Schemas.object(
                        "One array of numbers per frame, all equally long. -Infinity becomes 0, and a note says so.",
                        List.of("features"))
                .properties(Map.of("features", frames(limits), "frame_rate", frameRate()));
    }

    private static Schema vision(Limits limits) {
        return Schemas.object(
                        "Either features, one array of numbers per frame, all equally long; or openface.", List.of())
                .properties(Map.of(
                        "features",
                        frames(limits),
                        "frame_rate",
                        frameRate(),
                        "openface",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.STRING))
                                .description("What OpenFace 2's FeatureExtraction writes, as text: a header with frame,"
                                        + " timestamp, confidence, success and the columns that the model's"
                                        + " contract names, then at most "
                                        + limits.frames()
                                        + " lines. Semicolons or tabs may stand for commas, decimal commas"
                                        + " for points. Frames without success, or with a confidence below "
                                        + OpenFaceOptions.USUAL_CONFIDENCE
                                        + ", become zero rows, and a note counts them; frames are averaged"
                                        + " to the rate that the contract states."),
                        "face",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .description("face_id in OpenFace's CSV; the one tracked in most frames if left out")
                                .minimum(BigDecimal.ZERO)));
    }

    private static Schema frameRate() {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.NUMBER))
                .description("Frames a second. Features that have it are brought to the rate of the model's contract:"
                        + " each new frame is the mean of those within its time, and a note says so."
                        + " Without it they are taken to have that rate.")
                .minimum(BigDecimal.valueOf(FrameRate.LEAST))
                .maximum(BigDecimal.valueOf(FrameRate.MOST));
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
        return Schemas.object(
                        "In multipart/form-data: an array in another part, or for vision OpenFace's CSV",
                        List.of("part"))
                .properties(Map.of(
                        "part",
                        Schemas.string("Name of the part", limits.nameCharacters()),
                        "array",
                        Schemas.string(
                                "Of an .npz; the one named as the modality if left out", limits.nameCharacters())));
    }
}
