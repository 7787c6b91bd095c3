package io.trimodal.rollout.gate;

import io.trimodal.modeling.evaluate.Evaluation;
import io.trimodal.rollout.resource.GateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The figures that were agreed upon, of two evaluations. */
final class Criteria {
    private Criteria() {}

    /** @throws IllegalArgumentException if a tolerance is for a metric that there is not */
    static List<Criterion> of(Evaluation live, Evaluation candidate, GateSpec options) {
        Set<String> metrics = live.means().keySet();
        Map<String, Double> complete = new TreeMap<>(options.tolerances());
        if (complete.isEmpty()) {
            complete.putAll(GateSpec.USUAL_TOLERANCES);
            complete.keySet().retainAll(metrics);
        }
        Map<String, Double> area = new TreeMap<>(complete);
        area.putAll(options.areaTolerances());
        requireKnown("tolerances", complete.keySet(), metrics);
        requireKnown("areaTolerances", area.keySet(), metrics);
        List<Criterion> criteria = new ArrayList<>();
        area.forEach((metric, areaTolerance) -> {
            RobustnessCurve liveCurve = RobustnessCurve.of(live, metric);
            RobustnessCurve candidateCurve = RobustnessCurve.of(candidate, metric);
            if (complete.containsKey(metric)) {
                criteria.add(new Criterion(
                        metric,
                        Criterion.Scope.COMPLETE,
                        liveCurve.complete(),
                        candidateCurve.complete(),
                        complete.get(metric)));
            }
            criteria.add(new Criterion(
                    metric, Criterion.Scope.AREA, liveCurve.area(), candidateCurve.area(), areaTolerance));
        });
        return criteria;
    }

    private static void requireKnown(String field, Set<String> asked, Set<String> metrics) {
        for (String metric : asked) {
            if (!metrics.contains(metric)) {
                throw new IllegalArgumentException(
                        "spec.gate." + field + " names no metric with '" + metric + "'; there is " + metrics);
            }
        }
    }
}
