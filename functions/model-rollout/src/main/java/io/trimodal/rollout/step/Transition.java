package io.trimodal.rollout.step;

import io.trimodal.rollout.resource.ModelRolloutStatus;
import java.time.Duration;
import java.util.List;

/**
 * What a step came to.
 *
 * @param status to be written down; the same as before where nothing changed
 * @param notes to be recorded before it
 * @param then when there is more to do
 */
public record Transition(ModelRolloutStatus status, List<Note> notes, Then then) {
    /** When there is more to do. */
    public sealed interface Then {}

    /** Now. */
    public record AtOnce() implements Then {}

    /** There may be, after a pause. */
    public record After(Duration pause) implements Then {}

    /** Never. */
    public record Settled() implements Then {}

    /** Goes on at once. */
    public static Transition to(ModelRolloutStatus status, Note... notes) {
        return new Transition(status, List.of(notes), new AtOnce());
    }

    /** Nothing more to do. */
    public static Transition settled(ModelRolloutStatus status) {
        return new Transition(status, List.of(), new Settled());
    }

    static Transition pause(ModelRolloutStatus status, Duration duration, Note... notes) {
        return new Transition(status, List.of(notes), new After(duration));
    }
}
