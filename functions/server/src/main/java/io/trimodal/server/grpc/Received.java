package io.trimodal.server.grpc;

import io.grpc.Status;

/** A message as it came. */
sealed interface Received<T> {
    /** One that could be read. */
    record Message<T>(T content) implements Received<T> {}

    /** One that could not, and the status that says why. */
    record Unreadable<T>(Status status) implements Received<T> {}
}
