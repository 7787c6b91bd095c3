package io.trimodal.server;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.trimodal.build.Build;
import io.trimodal.function.http.endpoint.EndpointsConfig;
import io.trimodal.function.http.endpoint.EndpointsConfig.Access;
import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.lambda.LambdaEnvironment;
import io.trimodal.function.model.Models;
import io.trimodal.model.ModelId;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Says on start what can be done now, with a command to paste. */
@Singleton
public final class Banner {
    private final Models models;
    private final CallerIdentity callers;
    private final EndpointsConfig endpoints;

    public Banner(Models models, CallerIdentity callers, EndpointsConfig endpoints) {
        this.models = models;
        this.callers = callers;
        this.endpoints = endpoints;
    }

    /** Standard output, not the log: it is for the person who started the process. */
    void print(@ObservesAsync HttpServerStart start) {
        if (LaunchMode.current() == LaunchMode.NORMAL && !LambdaEnvironment.isLambda()) {
            System.out.println(text("http://localhost:" + start.options().getPort()));
        }
    }

    private String text(String url) {
        String loaded = models.served().list().stream().map(ModelId::toString).collect(Collectors.joining(", "));
        return """

                Trimodal %s is ready: %s (loaded in %.1f s from %s)

                  curl -s %s/v1/predict%s -H 'Content-Type: application/json' \\
                    -d '{"utterances": [{"text": "The acting was superb and I would watch it again."}]}'

                Page %s/%s   Stop with Ctrl-C
                """.formatted(
                        Build.version(),
                        loaded,
                        models.loadMillis() / 1000.0,
                        models.location(),
                        url,
                        callers.asksForKey() ? " -H \"X-Api-Key: $KEY\"" : "",
                        url,
                        endpoints.swaggerUi() == Access.OFF ? "" : "   API " + url + "/q/swagger-ui");
    }
}
