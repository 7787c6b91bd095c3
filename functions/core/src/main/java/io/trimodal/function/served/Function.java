package io.trimodal.function.served;

import java.util.Arrays;
import java.util.Optional;

/** A function that callers use, and that a deployment may leave out. */
public enum Function {
    PREDICT("predict"),
    ROBUSTNESS_CHECK("robustness-check"),
    EXPLAIN("explain");

    private final String key;

    Function(String key) {
        this.key = key;
    }

    /** Its name in settings, paths and ledgers. */
    public String key() {
        return key;
    }

    /** Empty if there is none of that name. */
    public static Optional<Function> of(String key) {
        return Arrays.stream(values())
                .filter(function -> function.key.equals(key))
                .findFirst();
    }
}
