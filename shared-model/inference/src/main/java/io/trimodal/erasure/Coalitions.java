package io.trimodal.erasure;

import io.trimodal.feature.Modality;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The eight sets of modalities, by number: bit {@code ordinal} is set where the modality is in it. */
public final class Coalitions {
    /** How many there are. */
    public static final int COUNT = 1 << Modality.values().length;

    /** From none to all, each at its number. */
    public static final List<Set<Modality>> ALL =
            IntStream.range(0, COUNT).mapToObj(Coalitions::members).toList();

    private Coalitions() {}

    /** Number of a set. */
    public static int number(Set<Modality> members) {
        int bits = 0;
        for (Modality modality : members) {
            bits |= 1 << modality.ordinal();
        }
        return bits;
    }

    /** The set of a number. */
    public static Set<Modality> members(int number) {
        Set<Modality> members = EnumSet.noneOf(Modality.class);
        for (Modality modality : Modality.values()) {
            if ((number >> modality.ordinal() & 1) != 0) {
                members.add(modality);
            }
        }
        return Collections.unmodifiableSet(members);
    }
}
