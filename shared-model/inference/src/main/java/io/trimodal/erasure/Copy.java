package io.trimodal.erasure;

import io.trimodal.feature.Modality;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * An utterance with something missing.
 *
 * @param utterance index
 * @param variants of all three modalities
 */
public record Copy(int utterance, Map<Modality, Variant> variants) {
    /** Nothing missing. */
    public static Copy whole(int utterance) {
        return with(utterance, EnumSet.allOf(Modality.class));
    }

    /** Only the given modalities, whole; the others absent. */
    public static Copy with(int utterance, Set<Modality> given) {
        Map<Modality, Variant> variants = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            variants.put(modality, given.contains(modality) ? Variant.WHOLE : Variant.ABSENT);
        }
        return new Copy(utterance, variants);
    }
}
