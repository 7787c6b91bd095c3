package io.trimodal.function.predict;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.Blocking;
import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.HtmlPages;
import io.trimodal.function.http.body.RequestBodies;
import io.trimodal.function.http.served.ServedEndpoints;
import io.trimodal.function.http.usage.KeyRequired;
import io.trimodal.function.http.usage.PaidExchanges;
import io.trimodal.function.model.Scores;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.oip.StageMetrics;
import io.trimodal.function.oip.StageMetrics.Stage;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.report.Report;
import io.trimodal.usage.Units;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Scores utterances. */
@EndpointDisabled(name = ServedEndpoints.PREDICT, stringValue = ServedEndpoints.NO)
@Path("/v1/predict")
@KeyRequired
@Tag(name = "predict", description = "Sentiment scores from language, audio and vision")
public class PredictResource {
    private final RequestBodies bodies;
    private final Scoring scoring;
    private final PaidExchanges exchanges;
    private final StageMetrics stages;
    private final HtmlPages pages;

    public PredictResource(
            RequestBodies bodies, Scoring scoring, PaidExchanges exchanges, StageMetrics stages, HtmlPages pages) {
        this.bodies = bodies;
        this.scoring = scoring;
        this.exchanges = exchanges;
        this.stages = stages;
        this.pages = pages;
    }

    @POST
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "predict",
            summary = "Score utterances",
            description = "Scores how positive or negative each utterance is; all of them in one batched inference."
                    + " As text/html a report: for a recording its timeline of scores, with what was said.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = PredictSchemas.REQUEST),
                        examples = {
                            @ExampleObject(name = "text", value = Examples.TEXT),
                            @ExampleObject(name = "features", value = Examples.FEATURES),
                            @ExampleObject(name = "openface", value = Examples.OPENFACE)
                        }),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(ref = MultipartSchemas.REQUEST),
                        examples = {
                            @ExampleObject(name = "parts", value = Examples.PARTS),
                            @ExampleObject(name = "document", value = Examples.PARTS_WITH_DOCUMENT),
                            @ExampleObject(name = "openface", value = Examples.OPENFACE_PART),
                            @ExampleObject(name = "clip", value = Examples.CLIP_PARTS)
                        })
            })
    @APIResponse(
            responseCode = "200",
            description = "One prediction per utterance, or per segment of a recording, in order",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PredictResponse.class),
                        examples = @ExampleObject(name = "text", value = Examples.ANSWER)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    public PredictResponse predict(InputStream body, @Context RoutingContext exchange) {
        return answer(body, exchange, response -> response);
    }

    @POST
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public byte[] report(InputStream body, @Context RoutingContext exchange) {
        return answer(body, exchange, response -> pages.of(response, Report::scores));
    }

    /** @param form makes of the answer what is sent; a call is counted only once that is made */
    private <T> T answer(InputStream body, RoutingContext exchange, Function<PredictResponse, T> form) {
        StageMetrics.Clock clock = stages.start();
        try (PaidCall call = exchanges.open("predict", exchange)) {
            PredictRequest request = scoring.routed(bodies.read(
                    call.watch(body), BodyFormat.of(exchange), FurtherFields.NONE, exchange.response()::closed));
            int utterances = request.utterances().size();
            PaidCall.Admitted admitted = call.admit(utterances);
            clock.end(Stage.PREPROCESS);
            Made<T> made = admitted.answer(
                    () -> {
                        Scores scores =
                                clock.timed(Stage.PREDICT, () -> scoring.score(request, exchange.response()::closed));
                        return new Made<>(scores, form.apply(PredictResponse.of(scores, request.origin())));
                    },
                    _ -> new Units(utterances, utterances));
            clock.end(Stage.POSTPROCESS);
            clock.record(made.scores().model().id());
            return made.sent();
        }
    }

    /** What is sent, and what it was made of. */
    private record Made<T>(Scores scores, T sent) {}
}
