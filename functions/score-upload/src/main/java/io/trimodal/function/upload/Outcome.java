package io.trimodal.function.upload;

/** What became of an upload. */
public enum Outcome {
    /** Its result was written now. */
    SCORED,
    /** Its result was there already: the event is a repetition. */
    REPEATED,
    /** It was deleted or replaced before it was scored; what replaced it has an event of its own. */
    GONE,
    /** Its key is not one of uploads. */
    IGNORED
}
