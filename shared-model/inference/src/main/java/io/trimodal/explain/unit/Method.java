package io.trimodal.explain.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an explanation comes about (shared-model/README.md, section 6). */
public enum Method {
    SHAPLEY,
    /** Where the model looks. It is no attribution: weight is not effect. */
    ATTENTION,
    OCCLUSION,
    INTEGRATED_GRADIENTS;

    /** Lower-case name with dashes, as in requests. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The method of that {@link #key}. */
    public static Optional<Method> of(String key) {
        return Arrays.stream(values())
                .filter(method -> method.key().equals(key))
                .findFirst();
    }
}
