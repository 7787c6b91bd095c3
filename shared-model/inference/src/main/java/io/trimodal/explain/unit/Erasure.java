package io.trimodal.explain.unit;

import io.trimodal.feature.Modality;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is left out of an utterance.
 *
 * @param positions erased tokens and frames of all modalities; not to be changed
 */
public record Erasure(Map<Modality, BitSet> positions) {
    public static final Erasure NOTHING = of(java.util.List.of());

    public static Erasure of(Collection<Unit> units) {
        Map<Modality, BitSet> positions = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            positions.put(modality, new BitSet());
        }
        for (Unit unit : units) {
            positions.get(unit.modality()).set(unit.from(), unit.to());
        }
        return new Erasure(positions);
    }
}
