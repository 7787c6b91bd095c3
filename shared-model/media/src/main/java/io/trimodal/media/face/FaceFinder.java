package io.trimodal.media.face;

import io.trimodal.runtime.Graph;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the faces of a picture and their points. Thread-safe. */
public final class FaceFinder {
    /** More are a crowd, not speakers; it bounds the work for a picture. */
    public static final int MOST_FACES = 8;

    private static final float LEAST_PRESENCE = 0.5f;

    private final FaceDetector detector;
    private final FaceMesh mesh;

    /**
     * @param detector graph {@code detector.onnx} of the front end; it stays the caller's to close
     * @param points graph {@code points.onnx}, likewise
     */
    public FaceFinder(Graph detector, Graph points) {
        this.detector = new FaceDetector(detector);
        this.mesh = new FaceMesh(points);
    }

    /** @return from the largest face on, at most {@link #MOST_FACES} */
    public List<FacePoints> find(RgbPicture picture) {
        PicturePyramid pyramid = new PicturePyramid(picture);
        return detected(pyramid)
                .map(face -> mesh.points(pyramid, face))
                .filter(face -> face.presence() >= LEAST_PRESENCE)
                .toList();
    }

    /**
     * The pixels that another graph for points would look at.
     *
     * @param side of the crops
     * @return from the largest face on
     */
    public List<FaceCrop> crops(RgbPicture picture, int side) {
        PicturePyramid pyramid = new PicturePyramid(picture);
        return detected(pyramid)
                .map(face -> FaceMesh.crop(pyramid, SquareCrop.around(face), side))
                .toList();
    }

    private Stream<DetectedFace> detected(PicturePyramid pyramid) {
        return detector.detect(pyramid).stream()
                .filter(face -> face.box().area() > 0)
                .sorted(Comparator.comparing((DetectedFace face) -> face.box().area())
                        .reversed())
                .limit(MOST_FACES);
    }
}
