package io.trimodal.function.predict;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.http.openapi.ClipSchemas;
import io.trimodal.function.http.openapi.Schemas;
import io.trimodal.function.http.openapi.UtteranceSchemas;
import io.trimodal.function.limit.Limits;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Adds the request to the OpenAPI document, which is read by hand and so has no class, with the limits in force. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class PredictSchemas implements OASFilter {
    static final String REQUEST = "PredictRequest";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Limits limits = CDI.current().select(Limits.class).get();
        ClipsConfig clips = CDI.current().select(ClipsConfig.class).get();
        document.getComponents().addSchema(REQUEST, request(limits, clips));
    }

    private static Schema request(Limits limits, ClipsConfig clips) {
        return Schemas.object(
                        "A call: at most " + limits.bodySize().asLongValue()
                                + " bytes; more is answered with 413. Give utterances, or clip.",
                        List.of())
                .properties(Map.of(
                        "model",
                        Schemas.string(
                                "NAME (its newest version) or NAME:VERSION; the default model if left out",
                                limits.nameCharacters()),
                        "utterances",
                        UtteranceSchemas.utterances(limits),
                        "clip",
                        ClipSchemas.clip(limits, clips)));
    }
}
