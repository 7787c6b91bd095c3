package io.trimodal.knative;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a container asks of its node. Without requests the scheduler packs models onto nodes that cannot run them, and
 * without a limit of memory one of them can take the node down.
 */
final class ResourceRules {
    private ResourceRules() {}

    static void check(Field container, Findings findings) {
        Field resources = container.at("resources");
        Field requests = resources.at("requests");
        Field limits = resources.at("limits");
        for (String name : List.of("cpu", "memory")) {
            findings.expect(requests.at(name).present(), requests.at(name), "must be given");
        }
        findings.expect(limits.at("memory").present(), limits.at("memory"), "must be given");
        for (Field quantity : requests.entries()) {
            quantity(quantity, findings);
        }
        for (String name : limits.names()) {
            Field limit = limits.at(name);
            quantity(limit, findings);
            Field request = requests.at(name);
            Optional<BigDecimal> most = amount(limit);
            amount(request)
                    .filter(asked -> !isDevice(name) && most.isPresent() && asked.compareTo(most.get()) > 0)
                    .ifPresent(_ -> findings.add(request, "must be at most the limit, " + limit.text()));
        }
        devices(requests, limits, findings);
    }

    /** Whether it asks for a device such as {@code nvidia.com/gpu}. */
    static boolean hasDevice(Field container) {
        return container.at("resources", "limits").names().stream().anyMatch(ResourceRules::isDevice);
    }

    /** Devices are never shared or overcommitted: whole ones, and as many asked for as granted. */
    private static void devices(Field requests, Field limits, Findings findings) {
        for (String name : limits.names()) {
            if (isDevice(name)) {
                findings.expect(
                        limits.at(name).whole().orElse(0) > 0, limits.at(name), "must be a whole number of devices");
            }
        }
        for (String name : requests.names()) {
            if (isDevice(name)) {
                findings.expect(
                        requests.at(name).text().equals(limits.at(name).text()),
                        requests.at(name),
                        "must equal the limit, or be left out");
            }
        }
    }

    private static boolean isDevice(String resource) {
        return resource.contains("/");
    }

    private static void quantity(Field quantity, Findings findings) {
        findings.expect(
                amount(quantity).filter(amount -> amount.signum() > 0).isPresent(),
                quantity,
                "must be a quantity such as 500m, 2 or 1Gi");
    }

    private static Optional<BigDecimal> amount(Field quantity) {
        try {
            return quantity.present()
                    ? Optional.of(new Quantity(quantity.text()).getNumericalAmount())
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
