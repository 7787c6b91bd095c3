package io.trimodal.server.live;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.trimodal.function.live.LiveConfig;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What a message may take before anybody looks at it: its bytes, which are not compressed. */
@Singleton
@Unremovable
public final class LiveOptions implements HttpServerOptionsCustomizer {
    private final LiveConfig config;

    public LiveOptions(LiveConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        // a compressed frame could become any number of bytes
        options.setMaxWebSocketFrameSize((int) config.messageSize().asLongValue())
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
