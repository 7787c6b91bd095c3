package io.trimodal.support;

import java.util.function.Supplier;

/** A value that is made when it is first asked for. */
final class Once<T> {
    private final Supplier<T> maker;
    private T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (value == null) {
            value = maker.get();
        }
        return value;
    }
}
