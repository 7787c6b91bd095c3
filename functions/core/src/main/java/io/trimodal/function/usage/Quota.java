package io.trimodal.function.usage;

import java.util.OptionalLong;

/** How much a caller may have scored in a month. */
public sealed interface Quota {
    /** So many utterances. */
    record Granted(long utterances) implements Quota {}

    /** Nobody said, here. */
    record Unstated() implements Quota {}

    static Quota of(OptionalLong utterances) {
        return utterances.isPresent() ? new Granted(utterances.getAsLong()) : new Unstated();
    }

    /** Empty where nobody said. */
    default OptionalLong perMonth() {
        return switch (this) {
            case Granted(long utterances) -> OptionalLong.of(utterances);
            case Unstated _ -> OptionalLong.empty();
        };
    }
}
