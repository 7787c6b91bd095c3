package io.trimodal.media.analysis;

/** A front end for what models take of a modality. */
sealed interface Wanted<T> {
    /** It is there, loaded and warm. */
    record Loaded<T>(T frontEnd) implements Wanted<T> {}

    /** There is none of its kind, as the build could not get one. */
    record Missing<T>() implements Wanted<T> {}

    /** Those that there are make something else. @param reason for who gives a recording that needs it */
    record Unserved<T>(String reason) implements Wanted<T> {}
}
