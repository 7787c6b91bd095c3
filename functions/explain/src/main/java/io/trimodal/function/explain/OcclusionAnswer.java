package io.trimodal.function.explain;

import io.trimodal.explain.occlusion.Occlusion;
import java.util.List;
import java.util.Map;

/**
 * How the score changes when words or frames are erased.
 *
 * @param values effect of each unit, in units of the score: above 0 where it raises the score
 * @param spans what was erased at a time, with its effect
 */
public record OcclusionAnswer(Map<String, double[]> values, Map<String, List<Occlusion.Span>> spans) {
    static OcclusionAnswer of(Occlusion occlusion) {
        return new OcclusionAnswer(
                ByModality.of(occlusion.attribution().values(), values -> values),
                ByModality.of(occlusion.spans(), spans -> spans));
    }
}
