package io.trimodal.function.http;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * What the headers say of a request's body. A body whose format cannot be read is refused when it is to be read, after
 * its sender was asked for a key.
 */
public record BodyFormat(ContentType type, ContentCoding coding) {
    /** Of a body that says nothing: JSON as it is. */
    public static final BodyFormat PLAIN = new BodyFormat(new ContentType.Unsaid(), new ContentCoding.Identity());

    private static final String KEY = BodyFormat.class.getName();

    /** Of a resource's request. */
    public static BodyFormat of(RoutingContext exchange) {
        return exchange.get(KEY, PLAIN);
    }

    /** Remembers what the headers say, before any of them is hidden from the framework. */
    static BodyFormat remember(RoutingContext exchange, List<String> types, List<String> codings) {
        BodyFormat format = new BodyFormat(ContentType.of(types), ContentCoding.of(codings));
        exchange.put(KEY, format);
        return format;
    }
}
