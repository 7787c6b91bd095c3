package io.trimodal.predict;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How much of what was given is missing all the same: [UNK] among word pieces, zero rows among frames (MODEL-SPEC.md,
 * section 3).
 */
final class MissingRate {
    private MissingRate() {}

    /**
     * The mean share over the modalities that were given, in [0, 1]; 0 where none was.
     *
     * @param unknown share of [UNK] in language that was given as text or ids
     */
    static double of(Map<Modality, ModalityInput> inputs, double unknown) {
        Set<Modality> given = given(inputs);
        double sum = 0;
        for (Modality modality : given) {
            double erased = inputs.get(modality) instanceof Features features ? zeroRows(features) : 0;
            sum += modality == Modality.LANGUAGE ? Math.max(unknown, erased) : erased;
        }
        return given.isEmpty() ? 0 : sum / given.size();
    }

    static Set<Modality> given(Map<Modality, ModalityInput> inputs) {
        Set<Modality> given = EnumSet.noneOf(Modality.class);
        inputs.forEach((modality, input) -> {
            if (!(input instanceof io.trimodal.feature.Absent)) {
                given.add(modality);
            }
        });
        return given;
    }

    private static double zeroRows(Features features) {
        int zero = 0;
        for (int frame = 0; frame < features.frames(); frame++) {
            zero += features.isZero(frame) ? 1 : 0;
        }
        return (double) zero / features.frames();
    }
}
