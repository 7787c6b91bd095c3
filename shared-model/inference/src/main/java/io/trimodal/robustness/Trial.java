package io.trimodal.robustness;

import io.trimodal.corruption.KeepMask;
import io.trimodal.corruption.MaskDigest;
import io.trimodal.erasure.Copy;
import io.trimodal.erasure.Erasable;
import io.trimodal.erasure.Variant;
import io.trimodal.feature.Modality;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import java.util.EnumMap;
import java.util.Map;

/**
 * One utterance at one rate under one seed: the same for all models, which make their own copy of it.
 *
 * @param seed of the masks
 * @param utterance index
 * @param rateIndex index of the rate
 * @param uniforms of the utterance under the seed, of the corrupted modalities
 */
record Trial(long seed, int utterance, int rateIndex, double rate, Map<Modality, double[]> uniforms) {
    /** The utterance with this trial's positions erased, which the digest takes note of. */
    Copy copy(LoadedModel model, PreparedUtterance prepared, MaskDigest digest) {
        Map<Modality, Variant> variants = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            if (uniforms.containsKey(modality) && prepared.has(modality)) {
                KeepMask mask = Erasable.of(model, modality, prepared.inputs().get(modality))
                        .mask(uniforms.get(modality), rate);
                digest.add(seed + "/" + modality.key() + "/" + utterance + "/" + rate, mask);
                variants.put(modality, Variant.of(mask));
            } else {
                variants.put(modality, Variant.WHOLE);
            }
        }
        return new Copy(utterance, variants);
    }
}
