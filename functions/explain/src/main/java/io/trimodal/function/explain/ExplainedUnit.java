package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trimodal.explain.unit.Unit;
import java.util.Optional;

/**
 * A word or word piece, or a frame.
 *
 * @param label the word or word piece; left out for frames and for language that came as features
 * @param from its first token ([CLS] is 0) or frame
 * @param to the position after its last
 * @param start seconds of its beginning; left out for words, and unless seconds were asked for
 * @param end seconds of its end; likewise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExplainedUnit(String label, int from, int to, Double start, Double end) {
    /** @param frameRate frames a second, where it is to tell the time */
    static ExplainedUnit of(Unit unit, Optional<Double> frameRate) {
        return new ExplainedUnit(
                unit.label(),
                unit.from(),
                unit.to(),
                frameRate.map(rate -> unit.from() / rate).orElse(null),
                frameRate.map(rate -> unit.to() / rate).orElse(null));
    }
}
