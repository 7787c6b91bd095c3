package io.trimodal.browser;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.json.Json;

/** Reads the events that the driver logs. */
final class Requested {
    private static final Json JSON = new Json();

    private Requested() {}

    /**
     * The address, if the event says that one is being asked for. @param event the driver's JSON around an event of the
     * DevTools protocol
     */
    static Optional<URI> in(String event) {
        Map<?, ?> message =
                (Map<?, ?>) JSON.<Map<?, ?>>toType(event, Json.MAP_TYPE).get("message");
        if (!"Network.requestWillBeSent".equals(message.get("method"))) {
            return Optional.empty();
        }
        Map<?, ?> request = (Map<?, ?>) ((Map<?, ?>) message.get("params")).get("request");
        return Optional.of(URI.create((String) request.get("url")));
    }
}
