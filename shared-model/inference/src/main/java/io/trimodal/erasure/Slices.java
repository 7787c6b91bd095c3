package io.trimodal.erasure;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts work into pieces of fixed size, whatever the number of threads: what is in a batch must not depend on the
 * machine.
 */
public final class Slices {
    private Slices() {}

    public static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return slices;
    }
}
