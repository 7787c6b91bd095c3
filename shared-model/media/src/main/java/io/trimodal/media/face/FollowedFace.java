package io.trimodal.media.face;

import io.trimodal.feature.Features;
import java.util.List;

/**
 * One face from picture to picture.
 *
 * @param number from 1, in the order in which the faces appeared
 * @param size sum over the pictures of the share of the picture that it takes up
 * @param sightings in the order of the pictures
 */
public record FollowedFace(int number, double size, List<Sighting> sightings) {
    /** The face in one picture. @param picture from 0 @param values as the front end's manifest names them */
    public record Sighting(int picture, float[] values) {}

    public FollowedFace {
        sightings = List.copyOf(sightings);
    }

    /**
     * The values in pictures {@code [from, to)}; a picture without the face is a row of zeros, which is how models know
     * a frame that is missing.
     *
     * @param rate pictures a second
     */
    public Features features(int from, int to, double rate) {
        int dims = sightings.getFirst().values().length;
        float[] rows = new float[Math.multiplyExact(to - from, dims)];
        for (Sighting sighting : sightings) {
            if (sighting.picture() >= from && sighting.picture() < to) {
                System.arraycopy(sighting.values(), 0, rows, (sighting.picture() - from) * dims, dims);
            }
        }
        return new Features(to - from, dims, rows).at(rate);
    }

    /** In how many of the pictures {@code [from, to)} it was seen. */
    public int seen(int from, int to) {
        return (int) sightings.stream()
                .filter(sighting -> sighting.picture() >= from && sighting.picture() < to)
                .count();
    }
}
