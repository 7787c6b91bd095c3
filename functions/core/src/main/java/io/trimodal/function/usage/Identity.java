package io.trimodal.function.usage;

import io.trimodal.usage.Caller;
import java.util.OptionalLong;

/**
 * What is known of a call before its body is read.
 *
 * @param quota utterances a month that came with the key; empty if none did
 * @param request what makes it this call and no other
 */
public record Identity(Caller caller, OptionalLong quota, Request request) {
    /** What tells calls apart. */
    public sealed interface Request {}

    /** Given by a gateway or made here; nobody else can use it again. */
    public record Assigned(String id) implements Request {}

    /** Chosen by the caller, who means it to be the same for a repeated call, and could use it for others. */
    public record Chosen(String text) implements Request {}
}
