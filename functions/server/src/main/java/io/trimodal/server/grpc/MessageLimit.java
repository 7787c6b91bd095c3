package io.trimodal.server.grpc;

import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.trimodal.function.limit.Limits;
import io.vertx.grpc.VertxServerBuilder;
import io.vertx.grpc.server.GrpcServerOptions;
import jakarta.inject.Singleton;

/** The limit of a body is the limit of a message, which Vert.x has at 256 KB otherwise. */
@Singleton
public final class MessageLimit implements ServerBuilderCustomizer<VertxServerBuilder> {
    private final Limits limits;

    public MessageLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void customize(GrpcServerConfiguration configuration, GrpcServerOptions options) {
        options.setMaxMessageSize(limits.bodySize().asLongValue());
    }
}
