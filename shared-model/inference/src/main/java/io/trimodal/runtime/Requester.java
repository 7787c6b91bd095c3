package io.trimodal.runtime;

import java.util.function.Supplier;

/**
 * On whose behalf the current thread asks for inference. Requesters share an {@link InferencePool} evenly, however many
 * requests each of them has.
 */
public final class Requester {
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Requester() {}

    /** @param name such as the owner of an API key, or an address */
    public static <T> T call(String name, Supplier<T> work) {
        return ScopedValue.where(CURRENT, name).call(work::get);
    }

    /** Empty where nobody was named. */
    static String current() {
        return CURRENT.orElse("");
    }
}
