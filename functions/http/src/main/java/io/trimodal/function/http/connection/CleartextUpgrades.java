package io.trimodal.function.http.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Ignores requests to go on with HTTP/2 ({@code Upgrade: h2c}), as RFC 9113 and RFC 9110 allow: they are answered with
 * HTTP/1.1. Vert.x answers 400 and keeps the connection where {@code HTTP2-Settings} is missing, and proxies written in
 * Go, as Knative has them, pass the one header on without the other. Clients that begin with HTTP/2, as those of gRPC
 * do, are none of this.
 *
 * <p>Vert.x has no setting for it. Netty asks extensions to add to each new channel, if a system property tells it to
 * look for any.
 */
@RegisterForReflection(methods = false, fields = false, ignoreNested = true)
public final class CleartextUpgrades extends ChannelInitializerExtension {
    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new FirstBytes());
    }

    /** Tells Netty in time: nothing listens yet when an application starts. */
    @Singleton
    static final class Switch {
        private static final int FIRST = 1;

        void on(@Observes @Priority(FIRST) StartupEvent event) {
            if (System.getProperty(EXTENSIONS_SYSTEM_PROPERTY) == null) {
                System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
            }
        }
    }
}
