package io.trimodal.function.upload;

/** What became of an upload. Of several in one answer, the first in this order is what became of all. */
public enum Outcome {
    /** Its result was written now. */
    SCORED,
    /** Its result was there already: the event is a repetition. */
    REPEATED,
    /**
     * A transcript without its recording, or a recording that is scored with a transcript only: the event of what is
     * missing comes back to it.
     */
    WAITING,
    /** It was deleted or replaced before it was scored; what replaced it has an event of its own. */
    GONE,
    /** Its key is not one of uploads. */
    IGNORED
}
