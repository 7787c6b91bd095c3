package io.trimodal.media.face;

import java.util.ArrayList;
import java.util.List;

/** What is known of one face so far. */
final class FaceTrail {
    /** Less, and it is another face. */
    static final double LEAST_AFFINITY = 0.3;

    /** Pictures after which a lost face is another one: five seconds at five a second. */
    private static final int PATIENCE = 25;

    private final List<FollowedFace.Sighting> sightings = new ArrayList<>();
    private FaceBox last = new FaceBox(0, 0, 0, 0);
    private int lastPicture;
    private double size;

    void add(Face face, int picture, double area) {
        sightings.add(new FollowedFace.Sighting(picture, face.values()));
        last = face.box();
        lastPicture = picture;
        size += face.box().area() / area;
    }

    boolean isSeen(int picture) {
        return !sightings.isEmpty() && lastPicture == picture;
    }

    double size() {
        return size;
    }

    /**
     * How well a face goes on with the trail: its overlap with where the face was, and its nearness in faces, less
     * where the sizes differ. From 0 to 2.
     */
    double affinity(FaceBox box, int picture) {
        if (picture - lastPicture > PATIENCE) {
            return 0;
        }
        double side = Math.sqrt(Math.max(box.area(), last.area()));
        double distance = Math.hypot(box.centreX() - last.centreX(), box.centreY() - last.centreY());
        double nearness = Math.max(0, 1 - distance / side);
        double sizes = Math.min(box.area(), last.area()) / Math.max(box.area(), last.area());
        return box.overlap(last) + nearness * sizes;
    }

    FollowedFace followed(int number) {
        return new FollowedFace(number, size, sightings);
    }
}
