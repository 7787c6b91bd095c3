package io.trimodal.function.http.problem;

import io.trimodal.function.failure.Failure;
import io.trimodal.function.problem.ProblemKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A problem document as the answer to an exchange that no resource has taken. */
public final class ProblemAnswer {
    private static final int UNAUTHORIZED = 401;

    private ProblemAnswer() {}

    public static void send(RoutingContext exchange, ProblemKind kind, String detail) {
        send(exchange, kind, kind.status(), detail);
    }

    /**
     * What went wrong, with status 401.
     *
     * @param challenges what callers may prove themselves with, as {@code WWW-Authenticate} has it
     */
    public static void unauthorized(RoutingContext exchange, Failure failure, List<String> challenges) {
        challenges.forEach(challenge -> exchange.response().headers().add("WWW-Authenticate", challenge));
        send(exchange, failure.kind(), UNAUTHORIZED, failure.detail());
    }

    private static void send(RoutingContext exchange, ProblemKind kind, int status, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", kind.type().toString())
                .put("status", status)
                .put("title", kind.title())
                .put("detail", detail)
                .put("instance", exchange.request().path());
        HttpServerResponse response = exchange.response();
        if (!exchange.request().isEnded() && exchange.request().version() != HttpVersion.HTTP_2) {
            // the body that may still come is not read, so nothing else can come over this connection
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.toBuffer());
    }
}
