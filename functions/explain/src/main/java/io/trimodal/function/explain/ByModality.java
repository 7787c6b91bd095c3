package io.trimodal.function.explain;

import io.trimodal.feature.Modality;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** From maps of the domain to those of an answer, whose keys are names, in the fixed order of the modalities. */
final class ByModality {
    private ByModality() {}

    static <T, R> Map<String, R> of(Map<Modality, T> values, Function<T, R> answer) {
        Map<String, R> named = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            if (values.containsKey(modality)) {
                named.put(modality.key(), answer.apply(values.get(modality)));
            }
        }
        return named;
    }
}
