package io.trimodal.server.live;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds live calls to the OpenAPI document, which knows no WebSockets: as a GET that is upgraded. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = LiveDocument.AFTER_ERRORS)
public final class LiveDocument implements OASFilter {
    /** It has errors of its own, and not those of every GET. */
    static final int AFTER_ERRORS = -500;

    private static final String DESCRIPTION = "A WebSocket (RFC 6455, over HTTP/1.1). The caller sends a text message"
            + " {\"type\": \"start\", \"sound\": \"s16le\" or \"f32le\", \"pictures\": {\"width\", \"height\"}, …},"
            + " then sound (mono, 16 kHz) and pictures (RGB) in binary messages and words in text,"
            + " then {\"type\": \"end\"}. The server answers in text: ready; segment, whose prediction is as in"
            + " predict's answer, as soon as it is final; summary; problem, before it closes for an error."
            + " All segments together are those of the same recording as a file. The messages are described in"
            + " the manual: functions/server/README.md, Live.";

    /** Of requests that are no WebSocket yet. */
    private static final Map<Integer, String> REFUSALS = new TreeMap<>(Map.of(
            400, "The request asks for no WebSocket (urn:trimodal:problem:malformed-request)",
            403, "The API key is unknown, or the page is of another origin",
            503, "One call too many, or the server stops; try again"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (CDI.current().select(LiveEndpoint.class).get().paths().isEmpty()) {
            return;
        }
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("101", OASFactory.createAPIResponse().description("The connection is a WebSocket now"));
        REFUSALS.forEach((status, why) -> responses.addAPIResponse(Integer.toString(status), problem(why)));
        document.getPaths()
                .addPathItem(
                        LiveEndpoint.PATH,
                        OASFactory.createPathItem()
                                .GET(OASFactory.createOperation()
                                        .operationId("live")
                                        .addTag("predict")
                                        .summary("Predict while it is recorded, over a WebSocket")
                                        .description(DESCRIPTION)
                                        .addParameter(upgrade())
                                        .responses(responses)));
    }

    private static Parameter upgrade() {
        return OASFactory.createParameter()
                .name("Upgrade")
                .in(Parameter.In.HEADER)
                .required(true)
                .description("websocket, with Connection: Upgrade and the Sec-WebSocket headers. An API key comes in"
                        + " X-Api-Key or, from browsers, in the field key of the start")
                .schema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .enumeration(List.of("websocket")));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }
}
