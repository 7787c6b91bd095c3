package io.trimodal.media.face;

/**
 * Where a head is turned, as OpenFace says it, in radians: the rotation is R(x) · R(y) · R(z), with x to the right of
 * the picture, y down and z away from the camera. Positive rx looks down, positive ry to the left of the picture,
 * positive rz leans clockwise in the picture.
 */
public record HeadPose(double rx, double ry, double rz) {
    /** @param rotation {@code [3, 3]}, from a face that looks into the camera to this one */
    public static HeadPose of(float[] rotation) {
        return new HeadPose(
                Math.atan2(-rotation[5], rotation[8]),
                Math.asin(Math.clamp(rotation[2], -1.0, 1.0)),
                Math.atan2(-rotation[1], rotation[0]));
    }
}
