package io.trimodal.media.face;

import io.trimodal.media.face.CropSampler.Border;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds faces that take up a good part of the picture: graph {@code detector.onnx}, input {@code picture}
 * {@code [batch, 3, 128, 128]} in [-1, 1], outputs {@code boxes} {@code [batch, 896, 16]} in pixels of 128 from the
 * anchors and {@code scores} {@code [batch, 896]}. Thread-safe.
 */
final class FaceDetector {
    private static final int SIDE = 128;
    private static final int VALUES = 16;
    private static final float LEAST_SCORE = 0.5f;

    private static final CropSampler SAMPLER = new CropSampler(SIDE, -1, 1, Border.BLACK);

    private final Graph graph;

    FaceDetector(Graph graph) {
        this.graph = graph;
    }

    /** @return faces in pixels of the picture, from the surest on, none of which overlap much */
    List<DetectedFace> detect(PicturePyramid pyramid) {
        List<DetectedFace> found = answers(pyramid, SquareCrop.around(pyramid.picture()));
        if (found.isEmpty()) {
            for (SquareCrop square : SquareCrop.along(pyramid.picture())) {
                found.addAll(answers(pyramid, square));
            }
        }
        return Suppression.merged(found);
    }

    private List<DetectedFace> answers(PicturePyramid pyramid, SquareCrop crop) {
        Tensor input = Tensor.of(new long[] {1, 3, SIDE, SIDE}, SAMPLER.sample(pyramid, crop));
        Map<String, Tensor> outputs = graph.run(Map.of("picture", input), List.of("boxes", "scores"));
        FloatBuffer scores = ((Tensor.Floats) outputs.get("scores")).values();
        FloatBuffer boxes = ((Tensor.Floats) outputs.get("boxes")).values();
        List<DetectedFace> found = new ArrayList<>();
        for (int answer = 0; answer < DetectorAnchors.COUNT; answer++) {
            if (scores.get(answer) >= LEAST_SCORE) {
                found.add(decode(boxes, answer, scores.get(answer), crop));
            }
        }
        return found;
    }

    private static DetectedFace decode(FloatBuffer boxes, int answer, float score, SquareCrop crop) {
        int row = answer * VALUES;
        double x = x(boxes.get(row), answer, crop);
        double y = y(boxes.get(row + 1), answer, crop);
        double halfWidth = boxes.get(row + 2) / SIDE * crop.side() / 2;
        double halfHeight = boxes.get(row + 3) / SIDE * crop.side() / 2;
        float[] keypoints = new float[2 * DetectedFace.KEYPOINTS];
        for (int point = 0; point < DetectedFace.KEYPOINTS; point++) {
            keypoints[2 * point] = x(boxes.get(row + 4 + 2 * point), answer, crop);
            keypoints[2 * point + 1] = y(boxes.get(row + 5 + 2 * point), answer, crop);
        }
        FaceBox box = new FaceBox(
                (float) (x - halfWidth), (float) (y - halfHeight), (float) (x + halfWidth), (float) (y + halfHeight));
        return new DetectedFace(box, keypoints, score);
    }

    private static float x(float offset, int answer, SquareCrop crop) {
        return (float) crop.x(offset / SIDE + DetectorAnchors.x(answer), 0.5);
    }

    private static float y(float offset, int answer, SquareCrop crop) {
        return (float) crop.y(0.5, offset / SIDE + DetectorAnchors.y(answer));
    }
}
