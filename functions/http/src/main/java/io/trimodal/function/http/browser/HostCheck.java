package io.trimodal.function.http.browser;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trimodal.function.http.problem.ProblemAnswer;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.request.Excerpt;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses names that somebody else's DNS could point at this process. A page of {@code evil.example} whose name is made
 * to mean 127.0.0.1 is of the same origin for the browser, and could read every answer (DNS rebinding); only the header
 * {@code Host} gives it away.
 */
@Singleton
public final class HostCheck {
    private final Set<String> names;

    public HostCheck(BrowserConfig config) {
        names = config.hosts().stream().map(HostCheck::plain).collect(Collectors.toUnmodifiableSet());
    }

    void register(@Observes Filters filters) {
        if (!names.contains("*")) {
            filters.register(this::check, OriginCheck.PRIORITY + 1);
        }
    }

    private void check(RoutingContext exchange) {
        HostAndPort authority = exchange.request().authority();
        if (authority == null || isServed(authority.host())) {
            exchange.next();
            return;
        }
        ProblemAnswer.send(
                exchange,
                ProblemKind.HOST_NOT_SERVED,
                "this server does not answer to the name '" + Excerpt.of(authority.host())
                        + "'; if it is to, name it in trimodal.browser.hosts");
    }

    /** Nobody can have an address, a name without a dot or one below localhost in a DNS of their own. */
    boolean isServed(String host) {
        String name = plain(host);
        return !name.contains(".")
                || name.startsWith("[")
                || name.matches("[0-9.]+")
                || name.endsWith(".localhost")
                || names.contains(name);
    }

    private static String plain(String name) {
        String small = name.strip().toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
}
