package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trimodal.explain.Unit;

/**
 * A word or a frame.
 *
 * @param label the word; left out for frames and for language that came as features
 * @param from its first token ([CLS] is 0) or frame
 * @param to the position after its last
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExplainedUnit(String label, int from, int to) {
    static ExplainedUnit of(Unit unit) {
        return new ExplainedUnit(unit.label(), unit.from(), unit.to());
    }
}
