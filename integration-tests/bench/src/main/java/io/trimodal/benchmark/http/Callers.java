package io.trimodal.benchmark.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Callers with the same request, each with a connection of its own. */
public final class Callers implements IntFunction<Supplier<?>>, AutoCloseable {
    private final List<Caller> all = new ArrayList<>();

    /** Connects {@code count} callers. */
    public Callers(WorkbenchProcess workbench, RequestBody body, int count) {
        try {
            for (int i = 0; i < count; i++) {
                all.add(Caller.of(workbench, body));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Supplier<?> apply(int number) {
        return all.get(number);
    }

    @Override
    public void close() {
        all.forEach(Caller::close);
    }
}
