package io.trimodal.rollout;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.support.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Role that is shipped, and what it allows. */
record ShippedRole(List<PolicyRule> rules) {
    static final Path FOLDER = Checkout.own().resolve("native-configs/knative/rollout");

    private static final Pattern REQUEST = Pattern.compile(
            "(\\w+) /apis?(?:/([^/]+\\.[^/]+))?/v\\w+/namespaces/[^/]+/([^/?]+)(/[^/?]+)?(?:/(\\w+))?(?:\\?.*)?");
    private static final Map<String, String> VERBS =
            Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

    static ShippedRole read() {
        try {
            String role = Files.readString(FOLDER.resolve("role.yaml")).split("\n---\n")[0];
            return new ShippedRole(Serialization.unmarshal(role, Role.class).getRules());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param request as {@code METHOD path} */
    boolean allows(String request) {
        Matcher parts = REQUEST.matcher(request);
        if (!parts.matches()) {
            throw new IllegalArgumentException(request);
        }
        String verb =
                parts.group(1).equals("GET") ? parts.group(4) == null ? "list" : "get" : VERBS.get(parts.group(1));
        String group = Objects.requireNonNullElse(parts.group(2), "");
        String resource = parts.group(3) + (parts.group(5) == null ? "" : "/" + parts.group(5));
        return rules.stream()
                .anyMatch(rule -> rule.getApiGroups().contains(group)
                        && rule.getResources().contains(resource)
                        && rule.getVerbs().contains(verb));
    }
}
