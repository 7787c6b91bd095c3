package io.trimodal.modeling.train;

import io.trimodal.feature.Modality;
import java.util.Set;

/**
 * The label of a sample, which may depend on what is given of it: a voice without words is judged by the voice alone.
 */
@FunctionalInterface
public interface Labels {
    /** On the label scale. @param given may be empty: then of the whole */
    float of(Set<Modality> given);

    /** On another scale. */
    default Labels times(float factor) {
        return given -> factor * of(given);
    }

    /** Whatever is given. */
    static Labels same(float label) {
        return _ -> label;
    }
}
