package io.trimodal.function.answer;

import io.trimodal.model.LabelScale;

/** The label scale of the data set that the model was trained for; a score may lie a little outside. */
public record ScaleRange(String name, float minimum, float maximum) {
    public static ScaleRange of(LabelScale scale) {
        return new ScaleRange(scale.key(), scale.minimum(), scale.maximum());
    }
}
