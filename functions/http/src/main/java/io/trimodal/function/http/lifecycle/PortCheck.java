package io.trimodal.function.http.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the port is free before models are loaded, which takes long: the server itself comes after them. */
@Singleton
public final class PortCheck {
    /** Before the models. */
    private static final int FIRST = -1_000;

    private final VertxHttpConfig http;

    public PortCheck(VertxHttpConfig http) {
        this.http = http;
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL && http.hostEnabled()) {
            requireFree(http.host(), http.port());
        }
    }

    /** @throws ConfigurationException if something else listens there */
    static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // as the server does: a port whose last connections are still being closed is free
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (BindException _) {
            throw new ConfigurationException("port " + port + " of " + host
                    + " is taken or may not be used; stop what listens there, or choose another with --port"
                    + " (setting quarkus.http.port, environment variable PORT)");
        } catch (IOException _) {
            // what else there is to say, the server says when it listens
        }
    }
}
