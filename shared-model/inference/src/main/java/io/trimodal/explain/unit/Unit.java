package io.trimodal.explain.unit;

import io.trimodal.feature.Modality;
import java.util.Arrays;
import java.util.List;

/**
 * What a value is attributed to: a word or word piece, or a frame.
 *
 * @param modality it belongs to
 * @param from its first token or frame
 * @param to the position after its last
 * @param label the word as it was written, or the word piece; empty for frames and for language that came as features
 */
public record Unit(Modality modality, int from, int to, String label) {
    /** Sums over the positions of each unit. @param positions of the units' modality */
    public static double[] sums(List<Unit> units, double[] positions) {
        return units.stream()
                .mapToDouble(
                        unit -> Arrays.stream(positions, unit.from(), unit.to()).sum())
                .toArray();
    }
}
