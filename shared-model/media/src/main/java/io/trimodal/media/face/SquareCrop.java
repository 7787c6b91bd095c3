package io.trimodal.media.face;

import java.util.ArrayList;
import java.util.List;

/**
 * A square in a picture, upright or turned; it may reach beyond the picture.
 *
 * @param centreX in pixels of the picture
 * @param centreY in pixels of the picture
 * @param side in pixels of the picture
 * @param radians by which it is turned clockwise, as one looks at the picture
 */
public record SquareCrop(double centreX, double centreY, double side, double radians) {
    /** How far the face's surroundings reach, as the points' graph was trained: MEDIA-SPEC, face front end. */
    private static final double SURROUNDINGS = 1.5;

    private static final double LEAST_REST = 0.2;
    private static final double MOST_REST = 2;

    /** The smallest that holds the whole picture in its middle. */
    static SquareCrop around(RgbPicture picture) {
        return new SquareCrop(
                picture.width() / 2.0, picture.height() / 2.0, Math.max(picture.width(), picture.height()), 0);
    }

    /**
     * Squares of the shorter side, each half beside the one before, that together hold the picture; none of a picture
     * that is nearly square, or more than three times as long as it is wide.
     */
    static List<SquareCrop> along(RgbPicture picture) {
        double side = Math.min(picture.width(), picture.height());
        double rest = Math.max(picture.width(), picture.height()) - side;
        List<SquareCrop> squares = new ArrayList<>();
        if (rest < LEAST_REST * side || rest > MOST_REST * side) {
            return squares;
        }
        int steps = (int) Math.ceil(2 * rest / side);
        for (int i = 0; i <= steps; i++) {
            double middle = side / 2 + rest * i / steps;
            boolean isWide = picture.width() > picture.height();
            squares.add(new SquareCrop(isWide ? middle : side / 2, isWide ? side / 2 : middle, side, 0));
        }
        return squares;
    }

    /** The face with its surroundings, turned so that its eyes lie level. */
    static SquareCrop around(DetectedFace face) {
        FaceBox box = face.box();
        double radians = Math.atan2(face.y(1) - face.y(0), face.x(1) - face.x(0));
        return new SquareCrop(
                box.centreX(), box.centreY(), SURROUNDINGS * Math.max(box.width(), box.height()), radians);
    }

    /**
     * Where a place of the crop lies in the picture, horizontally.
     *
     * @param u across the crop, from 0 at its left edge to 1
     * @param v down the crop, from 0 at its top edge to 1
     */
    public double x(double u, double v) {
        return centreX + side * ((u - 0.5) * Math.cos(radians) - (v - 0.5) * Math.sin(radians));
    }

    /** As {@link #x}, vertically. */
    public double y(double u, double v) {
        return centreY + side * ((u - 0.5) * Math.sin(radians) + (v - 0.5) * Math.cos(radians));
    }
}
