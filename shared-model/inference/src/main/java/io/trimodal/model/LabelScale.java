package io.trimodal.model;

import java.util.Locale;

/** The label scales and class systems of the published data sets (MODEL-SPEC.md, sections 5 and 7). */
public enum LabelScale {
    /** [-3, 3]: CMU-MOSI and CMU-MOSEI. */
    MOSI(-3, 3),
    /** [-1, 1]: CH-SIMS. */
    SIMS(-1, 1);

    private final float minimum;
    private final float maximum;

    LabelScale(float minimum, float maximum) {
        this.minimum = minimum;
        this.maximum = maximum;
    }

    public float minimum() {
        return minimum;
    }

    public float maximum() {
        return maximum;
    }

    /** Lower-case name, as in manifests. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
