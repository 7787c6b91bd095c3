package io.trimodal.function.live;

import java.util.List;

/**
 * What a caller is told.
 *
 * @param messages JSON, in order; often none
 * @param then whether the call goes on
 */
public record LiveReply(List<String> messages, Then then) {
    static final LiveReply NOTHING = new LiveReply(List.of(), new Then.GoOn());

    public LiveReply {
        messages = List.copyOf(messages);
    }

    /** What comes after it. */
    public sealed interface Then {
        record GoOn() implements Then {}

        /** @param code of RFC 6455 @param reason in a few words */
        record Close(int code, String reason) implements Then {}
    }
}
