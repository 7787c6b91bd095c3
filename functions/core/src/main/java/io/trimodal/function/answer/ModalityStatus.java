package io.trimodal.function.answer;

import io.trimodal.feature.Modality;
import io.trimodal.predict.ModalityUse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a modality.
 *
 * @param status present, truncated or absent
 * @param given frames or tokens in the request
 * @param used frames or tokens that the model saw
 */
public record ModalityStatus(String status, int given, int used) {
    public static Map<String, ModalityStatus> of(Map<Modality, ModalityUse> uses) {
        Map<String, ModalityStatus> all = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            ModalityUse use = uses.get(modality);
            all.put(
                    modality.key(),
                    new ModalityStatus(use.presence().name().toLowerCase(Locale.ROOT), use.given(), use.used()));
        }
        return all;
    }
}
