package io.trimodal.openface;

import io.trimodal.feature.FaceChoice;

/**
 * How a file is read.
 *
 * @param face {@code face_id} of the face that is used; empty for the one that was tracked in most frames, of equal
 *     ones the lowest
 * @param leastConfidence in [0, 1]; frames that OpenFace is less sure of count as failed
 * @param limits of the file
 */
public record OpenFaceOptions(FaceChoice face, double leastConfidence, Limits limits) {
    /** What is enforced while reading. */
    public static final Limits USUAL_LIMITS = new Limits(100_000, 2_000, 65_536);

    /** Below it, OpenFace's landmarks are often beside the face. */
    public static final double USUAL_CONFIDENCE = 0.75;

    /**
     * @param rows most lines after the header; also most frames, where their numbers leave gaps
     * @param columns most columns; with everything on, OpenFace writes 714
     * @param lineCharacters most characters of a line
     */
    public record Limits(int rows, int columns, int lineCharacters) {
        public Limits {
            if (rows < 1 || columns < 1 || lineCharacters < 1) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }
    }

    public OpenFaceOptions {
        if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
            throw new IllegalArgumentException("the least confidence must be in [0, 1], not " + leastConfidence);
        }
    }

    public static OpenFaceOptions usual() {
        return new OpenFaceOptions(new FaceChoice.TrackedMost(), USUAL_CONFIDENCE, USUAL_LIMITS);
    }
}
