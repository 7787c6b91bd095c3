package io.trimodal.openface;

/**
 * One line of a file: one face in one frame.
 *
 * @param frame its number in the file
 * @param seconds since the beginning
 * @param values {@code [dims]} of the contract; empty where tracking failed
 */
record Sighting(long line, int frame, int face, double seconds, float[] values) {
    boolean isTracked() {
        return values.length > 0;
    }
}
