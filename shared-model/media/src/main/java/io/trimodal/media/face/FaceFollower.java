package io.trimodal.media.face;

import java.util.List;

/**
 * Follows the faces of a clip from picture to picture. It keeps some hundred bytes for a face in a picture and no
 * pixels, and follows at most 32 faces. Not thread-safe.
 */
public final class FaceFollower {
    private final FaceFrontEnd frontEnd;
    private final FaceTrails trails = new FaceTrails();

    /** @param frontEnd it stays the caller's to close */
    public FaceFollower(FaceFrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    /**
     * Looks at the next picture.
     *
     * @return the faces that it has, from the largest on
     */
    public List<Face> add(RgbPicture picture) {
        List<Face> faces = frontEnd.find(picture);
        trails.add(faces, (double) picture.width() * picture.height());
        return faces;
    }

    /** What was seen so far. */
    public FollowedFaces faces() {
        return trails.faces();
    }
}
