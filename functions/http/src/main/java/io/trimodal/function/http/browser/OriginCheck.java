package io.trimodal.function.http.browser;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trimodal.function.http.problem.ProblemAnswer;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.usage.KeyIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses work that a page of another origin makes a browser ask for: a form can post text or parts anywhere without
 * asking first, and a WebSocket be opened to anywhere and read. Programs send neither of the headers that are looked
 * at. Calls with an API key in their own header are let through, as a browser asks before it sends such a header
 * elsewhere. Where {@code quarkus.http.cors} is on, its filter decides instead.
 *
 * <p>The rules are those of Go's {@code http.CrossOriginProtection}.
 *
 * @see <a href="https://words.filippo.io/csrf/">Cross-Site Request Forgery</a>
 */
@Singleton
public final class OriginCheck {
    /** After the connection is counted, before everything else. */
    static final int PRIORITY = Integer.MAX_VALUE - 3;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final boolean active;

    public OriginCheck(VertxHttpConfig http) {
        active = !http.cors().enabled();
    }

    void register(@Observes Filters filters) {
        if (active) {
            filters.register(OriginCheck::check, PRIORITY);
        }
    }

    private static void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        boolean safe = SAFE.contains(request.method()) && !request.headers().contains(HttpHeaders.UPGRADE);
        if (safe || request.headers().contains(KeyIdentity.HEADER) || isOwn(request)) {
            exchange.next();
            return;
        }
        ProblemAnswer.send(
                exchange,
                ProblemKind.ORIGIN_NOT_ALLOWED,
                "a page of another origin asked for this; quarkus.http.cors.enabled and quarkus.http.cors.origins"
                        + " let its origin in");
    }

    /** What the browser itself says comes first; older ones say only where the page is from. */
    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITE.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        HostAndPort authority = request.authority();
        return origin == null || authority != null && authority(origin).equals(authority(authority.toString()));
    }

    /** Without the scheme, which a proxy may have changed, and with it the port that goes without saying. */
    private static String authority(String origin) {
        return origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst(":(80|443)$", "");
    }
}
