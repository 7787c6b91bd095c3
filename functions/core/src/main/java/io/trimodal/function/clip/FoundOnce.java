package io.trimodal.function.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A value that is looked for when it is first asked for. Thread-safe. */
final class FoundOnce<T> implements Supplier<T> {
    private final Supplier<T> search;
    /** One, once it was found. */
    private final List<T> found = new ArrayList<>(1);

    FoundOnce(Supplier<T> search) {
        this.search = search;
    }

    @Override
    public synchronized T get() {
        if (found.isEmpty()) {
            found.add(search.get());
        }
        return found.getFirst();
    }
}
