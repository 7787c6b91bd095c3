package io.trimodal.server.grpc;

import io.grpc.Metadata;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * What {@code grpc-encoding} says of a call's messages. The transport is told that they are as they are, and
 * {@link ReceivedMarshaller} unpacks them: it would unpack whatever comes of a few bytes, and ends in an exception at a
 * message that has the compressed flag without that header.
 */
@Singleton
final class MessageEncoding {
    private static final Set<String> SUPPORTED = Set.of("identity", "gzip");
    private static final String SAID = "grpc-encoding";
    /** Where the header goes; whoever sends it says the same in other words. */
    private static final String KEPT = "x-trimodal-grpc-encoding";

    private static final Metadata.Key<String> KEY = Metadata.Key.of(KEPT, Metadata.ASCII_STRING_MARSHALLER);
    /** Before the route of gRPC. */
    private static final int FIRST = Integer.MIN_VALUE / 2;

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(MessageEncoding::keep);
    }

    private static void keep(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String type = request.getHeader("content-type");
        if (request.version() == HttpVersion.HTTP_2 && type != null && type.startsWith("application/grpc")) {
            MultiMap headers = request.headers();
            String encoding = headers.get(SAID);
            if (encoding != null) {
                headers.set(KEPT, encoding);
            }
            headers.set(SAID, "identity");
        }
        exchange.next();
    }

    /** Whether a call names an encoding that is undone here, or none. */
    static boolean isSupported(Metadata headers) {
        String encoding = headers.get(KEY);
        return encoding == null || SUPPORTED.contains(encoding);
    }
}
