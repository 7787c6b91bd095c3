package io.trimodal.function.oip.infer;

/** What a caller calls a request, and finds in its answer. */
public sealed interface RequestId {
    record Given(String text) implements RequestId {}

    record Unnamed() implements RequestId {}
}
