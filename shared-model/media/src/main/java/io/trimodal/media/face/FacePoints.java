package io.trimodal.media.face;

/**
 * The 468 points of a face, in the order of MediaPipe's face mesh.
 *
 * @param box of the face
 * @param places {@code [468, 3]}: x and y in pixels of the picture, z towards the camera negative, in the same unit
 * @param presence in [0, 1]: how sure it is that the crop holds a face
 */
public record FacePoints(FaceBox box, float[] places, float presence) {
    /** How many points there are. */
    public static final int COUNT = 468;

    /** @throws IllegalArgumentException unless there are 468 places */
    public FacePoints {
        if (places.length != 3 * COUNT) {
            throw new IllegalArgumentException("a face has " + 3 * COUNT + " numbers, not " + places.length);
        }
    }
}
