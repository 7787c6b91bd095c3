package io.trimodal.predict;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import java.util.Map;

/**
 * How much of what was given is missing all the same: [UNK] among word pieces, zero rows among frames (MODEL-SPEC.md,
 * section 3).
 */
final class MissingRate {
    private MissingRate() {}

    /**
     * The mean share over the modalities that were given, in [0, 1]; 0 where none was.
     *
     * @param inputs of the modalities that were given
     * @param unknown share of [UNK] in language that was given as text or ids
     */
    static double of(Map<Modality, ModelInput> inputs, double unknown) {
        double sum = 0;
        for (Map.Entry<Modality, ModelInput> input : inputs.entrySet()) {
            double erased = input.getValue() instanceof Features features ? zeroRows(features) : 0;
            sum += input.getKey() == Modality.LANGUAGE ? Math.max(unknown, erased) : erased;
        }
        return inputs.isEmpty() ? 0 : sum / inputs.size();
    }

    private static double zeroRows(Features features) {
        int zero = 0;
        for (int frame = 0; frame < features.frames(); frame++) {
            zero += features.isZero(frame) ? 1 : 0;
        }
        return (double) zero / features.frames();
    }
}
