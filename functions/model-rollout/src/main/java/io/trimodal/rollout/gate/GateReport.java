package io.trimodal.rollout.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.modeling.evaluate.EvaluationDocument;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A verdict and what it rests on.
 *
 * @param evaluation of the live version and the candidate, in this order
 */
public record GateReport(EvaluationDocument evaluation, List<Criterion> criteria) {
    public boolean passed() {
        return criteria.stream().allMatch(Criterion::passed);
    }

    /** The verdict in one line. */
    public String summary() {
        return passed()
                ? "none of " + criteria.size() + " figures fell by more than is tolerated"
                : criteria.stream()
                        .filter(criterion -> !criterion.passed())
                        .map(Criterion::toString)
                        .collect(Collectors.joining("; "));
    }

    /**
     * What {@code evaluate --format json} prints, and {@code gate}: verdict and figures. The same verdict gives the
     * same bytes.
     */
    public String json() {
        ObjectMapper mapper = new ObjectMapper();
        try {
            ObjectNode root = (ObjectNode) mapper.readTree(evaluation.json());
            ObjectNode gate = root.putObject("gate");
            gate.put("verdict", passed() ? "passed" : "refused");
            gate.put("summary", summary());
            for (Criterion criterion : criteria) {
                ObjectNode node = gate.withArray("criteria").addObject();
                node.put("metric", criterion.metric());
                node.put("scope", criterion.scope().name().toLowerCase(Locale.ROOT));
                put(node, "live", criterion.live());
                put(node, "candidate", criterion.candidate());
                put(node, "fall", criterion.fall());
                node.put("tolerance", criterion.tolerance());
                node.put("passed", criterion.passed());
            }
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }

    private static void put(ObjectNode node, String name, double figure) {
        if (Double.isFinite(figure)) {
            node.put(name, figure);
        } else {
            node.putNull(name);
        }
    }
}
