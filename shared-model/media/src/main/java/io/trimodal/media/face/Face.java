package io.trimodal.media.face;

/**
 * A face in one picture.
 *
 * @param values as the front end's manifest names them: 17 action-unit intensities, 3 angles of head pose
 */
public record Face(FacePoints points, float[] values) {
    /** Where it is. */
    public FaceBox box() {
        return points.box();
    }

    boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
