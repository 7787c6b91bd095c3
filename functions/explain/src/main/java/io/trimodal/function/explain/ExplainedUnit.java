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
 * @param start of a segment of a recording: seconds from the recording's start. Otherwise of a frame: seconds from the
 *     first frame, if seconds were asked for, and else left out
 * @param end likewise
 * @param estimated true where the transcript does not say when the word was spoken, and its time is that of its share
 *     of the characters between times that it does say; otherwise left out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExplainedUnit(String label, int from, int to, Double start, Double end, Boolean estimated) {
    static ExplainedUnit of(Unit unit, Optional<UnitTime> time) {
        return new ExplainedUnit(
                unit.label(),
                unit.from(),
                unit.to(),
                time.map(UnitTime::start).orElse(null),
                time.map(UnitTime::end).orElse(null),
                time.filter(UnitTime::estimated).map(UnitTime::estimated).orElse(null));
    }
}
