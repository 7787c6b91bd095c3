package io.trimodal.function.usage;

import io.trimodal.usage.Caller;
import java.util.OptionalLong;

/**
 * What is known of a call before its body is read.
 *
 * @param quota what came with the key
 * @param request what makes it this call and no other
 */
public record Identity(Caller caller, Quota quota, Request request) {
    /** @param quota utterances a month; empty where nobody said */
    public Identity(Caller caller, OptionalLong quota, Request request) {
        this(caller, Quota.of(quota), request);
    }

    /** What tells calls apart. */
    public sealed interface Request {}

    /** Given by a gateway or made here; nobody else can use it again. */
    public record Assigned(String id) implements Request {}

    /** {@code Idempotency-Key}: chosen by the caller for one call and its repetitions. */
    public record Chosen(String text) implements Request {}

    /** {@code X-Request-Id}: the same for a repeated call, and for others if whoever wrote it means more by it. */
    public record Traced(String text) implements Request {}
}
