package io.trimodal.media.face;

import io.trimodal.media.face.CropSampler.Border;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Puts the points on a face: graph {@code points.onnx}, input {@code picture} {@code [batch, 3, 192, 192]} in [0, 1],
 * outputs {@code points} {@code [batch, 468, 3]} in pixels of 192 and {@code presence} {@code [batch]}. Thread-safe.
 */
final class FaceMesh {
    private static final int SIDE = 192;

    private final Graph graph;

    FaceMesh(Graph graph) {
        this.graph = graph;
    }

    /** Pixels in [0, 1]. */
    static FaceCrop crop(PicturePyramid pyramid, SquareCrop place, int side) {
        return new FaceCrop(place, new CropSampler(side, 0, 1, Border.NEAREST).sample(pyramid, place));
    }

    /** @return the points in pixels of the picture */
    FacePoints points(PicturePyramid pyramid, DetectedFace face) {
        SquareCrop crop = SquareCrop.around(face);
        Tensor input = Tensor.of(
                new long[] {1, 3, SIDE, SIDE}, crop(pyramid, crop, SIDE).planes());
        Map<String, Tensor> outputs = graph.run(Map.of("picture", input), List.of("points", "presence"));
        FloatBuffer found = ((Tensor.Floats) outputs.get("points")).values();
        float[] places = new float[3 * FacePoints.COUNT];
        for (int i = 0; i < places.length; i += 3) {
            double u = found.get(i) / SIDE;
            double v = found.get(i + 1) / SIDE;
            places[i] = (float) crop.x(u, v);
            places[i + 1] = (float) crop.y(u, v);
            places[i + 2] = (float) (found.get(i + 2) / SIDE * crop.side());
        }
        return new FacePoints(
                face.box(),
                places,
                ((Tensor.Floats) outputs.get("presence")).values().get(0));
    }
}
