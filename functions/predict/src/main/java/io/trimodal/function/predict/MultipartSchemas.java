package io.trimodal.function.predict;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.feature.Modality;
import io.trimodal.feature.UtteranceArrays;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.http.openapi.ClipSchemas;
import io.trimodal.function.limit.Limits;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds the request of several parts to the OpenAPI document, with the limits in force. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class MultipartSchemas implements OASFilter {
    static final String REQUEST = "PredictParts";

    private static final String RULES = """
            Features in binary: each part with an array is a NumPy .npy of shape [frames, values], or an .npz of such \
            arrays. float16, float32, float64 and integers are taken, in either byte order, in C or Fortran order; \
            what is wider than float32 is rounded to the nearest. Pickled objects are refused. NaN and infinity are \
            refused with their position; -Infinity in audio becomes 0, and a note says so. Either give a part request, \
            a PredictRequest in which {"features": {"part": "voice"}} stands for the array in the part voice, and \
            {"features": {"part": "clip", "array": "audio"}} for one of an .npz (by default the one that is named as \
            the modality, without the padding of which an array such as audio_lengths tells). What is not used of an \
            .npz is named in the notes. Vision may be the CSV of OpenFace 2's FeatureExtraction instead. Or leave \
            it out: the parts then are one utterance. All parts together may have """;

    private static final String FEATURES =
            ".npz of one utterance. Arrays of other names are refused; known are " + UtteranceArrays.known()
                    + ", and labels, which are not used. text holds features, or the words as a string. Of several"
                    + " forms of language the first is taken: text_bert, features, words.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Limits limits = CDI.current().select(Limits.class).get();
        document.getComponents()
                .addSchema(
                        REQUEST,
                        request(limits, CDI.current().select(ClipsConfig.class).get()));
    }

    private static Schema request(Limits limits, ClipsConfig clips) {
        long bytes = limits.bodySize().asLongValue();
        Schema schema = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description(
                        RULES + bytes + " bytes, and all arrays, unpacked, as many again; more is answered with 413.")
                .addProperty("request", OASFactory.createSchema().ref(PredictSchemas.REQUEST))
                .addProperty("model", text("The default model if left out"))
                .addProperty("id", text("Repeated in the answer; 0 if left out. Of a recording: " + ClipSchemas.ID))
                .addProperty("text", text("The words"));
        for (Modality modality : Modality.values()) {
            schema.addProperty(
                    modality.key(), file(".npy, or an .npz with the array " + modality.key() + also(modality)));
        }
        schema.addProperty("clip", file("A recording, in place of an utterance. " + ClipSchemas.limits(clips)))
                .addProperty("transcript", file(ClipSchemas.TRANSCRIPT))
                .addProperty("face", text(ClipSchemas.FACE))
                .addProperty("sample_rate", ClipSchemas.sampleRate())
                .addProperty("frame_rate", ClipSchemas.frameRate());
        return schema.addProperty("features", file(FEATURES))
                .additionalPropertiesSchema(file("An array to which the request refers"));
    }

    private static String also(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> "";
            case AUDIO -> "; or a recording, whose sound is taken";
            case VISION -> ", or OpenFace's CSV; or a recording, whose pictures are taken";
        };
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
    }

    private static Schema file(String description) {
        return text(description).format("binary");
    }
}
