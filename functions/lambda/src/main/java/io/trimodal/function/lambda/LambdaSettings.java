package io.trimodal.function.lambda;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings that being on Lambda decides, at the start of the process and whatever else says otherwise. Nothing there
 * can reach a port; the router of an HTTP application listens on a free one of the loopback interface, for the handler
 * in the same process alone. {@code trimodal.lambda.*} are read by applications' own settings.
 */
public final class LambdaSettings implements ConfigSource {
    /** Above system properties (400). */
    private static final int ORDINAL = 1_000;

    private static final Map<String, String> ON_LAMBDA = Map.of(
            "quarkus.http.host", "127.0.0.1",
            "quarkus.http.port", "0",
            "quarkus.management.host-enabled", "false",
            // whether an application that needs no router has one
            "trimodal.lambda.router", "false",
            // only the gateway gets here, by names that AWS makes
            "trimodal.lambda.hosts", "*");

    private final Map<String, String> values;

    /** Found by the name of its interface. */
    public LambdaSettings() {
        this(LambdaEnvironment.isLambda());
    }

    LambdaSettings(boolean isLambda) {
        values = isLambda ? ON_LAMBDA : Map.of();
    }

    /** None: they are found when asked for, and so are not taken for settings when an application is built. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "what being on Lambda decides";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
