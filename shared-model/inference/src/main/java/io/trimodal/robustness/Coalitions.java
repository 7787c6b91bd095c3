package io.trimodal.robustness;

import io.trimodal.feature.Modality;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The eight sets of modalities. */
final class Coalitions {
    /** From none to all: set i holds the modalities whose bit is set in i, language being bit 0. */
    static final List<Set<Modality>> ALL = IntStream.range(0, 1 << Modality.values().length)
            .mapToObj(Coalitions::of)
            .toList();

    private Coalitions() {}

    private static Set<Modality> of(int bits) {
        Set<Modality> set = EnumSet.noneOf(Modality.class);
        for (Modality modality : Modality.values()) {
            if ((bits & 1 << modality.ordinal()) != 0) {
                set.add(modality);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
