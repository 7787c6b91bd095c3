package io.trimodal.modeling.dataset;

import io.trimodal.model.LabelScale;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From a file's labels to a model's label scale.
 *
 * @param factor that labels are multiplied by
 * @param notes for the report: empty where labels are taken as they are and fit
 */
public record LabelRange(float factor, List<String> notes) {

    /**
     * @param textSet whether labels may be on any scale: they are then taken to reach from -m to m, m the largest of
     *     them
     * @param given largest absolute label that there could be, where the caller knows it
     */
    public static LabelRange of(float[] labels, boolean textSet, Optional<Float> given, LabelScale scale) {
        float largest = 0;
        for (float label : labels) {
            largest = Math.max(largest, Math.abs(label));
        }
        given.ifPresent(half -> {
            if (!(half > 0) || !Float.isFinite(half)) {
                throw new IllegalArgumentException("the label range must be a positive number, not " + half);
            }
        });
        if (given.isEmpty() && !textSet) {
            return new LabelRange(
                    1,
                    largest <= scale.maximum()
                            ? List.of()
                            : List.of("labels reach to %s, beyond the model's scale of ±%s"
                                    .formatted(largest, scale.maximum())));
        }
        float half = given.orElse(largest == 0 ? scale.maximum() : largest);
        return half == scale.maximum()
                ? new LabelRange(1, List.of())
                : new LabelRange(
                        scale.maximum() / half,
                        List.of(String.format(
                                Locale.ROOT, "labels are scaled from ±%s to ±%s", half, scale.maximum())));
    }

    /** A copy on the model's scale. */
    public float[] scaled(float[] labels) {
        float[] scaled = labels.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}
