package io.trimodal.feature;

/** Which face of a file of OpenFace's is used. */
public sealed interface FaceChoice {
    /** The one that was tracked in most frames, of equal ones the lowest. */
    record TrackedMost() implements FaceChoice {}

    /** The one of that {@code face_id}. */
    record Numbered(int face) implements FaceChoice {}
}
