package io.trimodal.media.face;

/**
 * A face as the detector sees it.
 *
 * @param keypoints x and y of right eye, left eye, tip of the nose, mouth, right and left ear, in pixels of the picture
 * @param score in [0, 1]: how sure the detector is
 */
record DetectedFace(FaceBox box, float[] keypoints, float score) {
    /** How many points there are. */
    static final int KEYPOINTS = 6;

    float x(int point) {
        return keypoints[2 * point];
    }

    float y(int point) {
        return keypoints[2 * point + 1];
    }
}
