package io.trimodal.modeling.compose;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.train.Labels;
import java.util.Set;

/**
 * What a composed utterance says, as far as it is given. Words count as they are; how somebody sounds and looks, m (the
 * mean of what voice and face show), moves them by {@value #SWAY} of the room that they leave: s = w + {@value #SWAY} ·
 * (1 − |w|) · m. So a verdict stays a verdict whoever says it, and a sentence that says nothing either way is what
 * voice and face make of it. Without words s = m, and words alone are their own label.
 *
 * @param words in [-1, 1], as are the others
 * @param voice what it shows
 * @param face what it shows
 */
public record ComposedLabel(float words, float voice, float face) implements Labels {
    private static final double SWAY = 0.5;
    private static final float HALF_RANGE = 3;

    @Override
    public float of(Set<Modality> given) {
        boolean heard = given.contains(Modality.AUDIO) || given.isEmpty();
        boolean seen = given.contains(Modality.VISION) || given.isEmpty();
        double shown = heard && seen ? (voice + face) / 2.0 : heard ? voice : seen ? face : 0;
        return given.contains(Modality.LANGUAGE) || given.isEmpty()
                ? (float) (HALF_RANGE * (words + SWAY * (1 - Math.abs(words)) * shown))
                : (float) (HALF_RANGE * shown);
    }
}
