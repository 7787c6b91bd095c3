package io.trimodal.rollout.step;

import io.trimodal.rollout.resource.ModelRolloutStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a step came to.
 *
 * @param status to be written down; the same as before where nothing changed
 * @param notes to be recorded before it
 * @param pause how long until there may be more to do; empty: go on at once
 */
public record Transition(ModelRolloutStatus status, List<Note> notes, Optional<Duration> pause) {

    static Transition to(ModelRolloutStatus status, Note... notes) {
        return new Transition(status, List.of(notes), Optional.empty());
    }

    /** Nothing more to do. */
    public static Transition settled(ModelRolloutStatus status) {
        return new Transition(status, List.of(), Optional.empty());
    }

    static Transition pause(ModelRolloutStatus status, Duration duration, Note... notes) {
        return new Transition(status, List.of(notes), Optional.of(duration));
    }
}
