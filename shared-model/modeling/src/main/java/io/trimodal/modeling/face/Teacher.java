package io.trimodal.modeling.face;

import io.trimodal.media.face.FaceCrop;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tflite.ConvertedInput;
import io.trimodal.modeling.tflite.ConvertedOutput;
import io.trimodal.modeling.tflite.TfliteConverter;
import io.trimodal.modeling.tflite.TfliteModel;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * MediaPipe's face landmarker, {@code face_landmarker.task} (Apache-2.0): 478 points of a crop, and from 146 of them 52
 * shares of movements (blendshapes) in [0, 1]. It says what the action-unit network learns; nothing of it is in the
 * project. Thread-safe.
 */
final class Teacher implements AutoCloseable {
    /** Of the crops that it looks at. */
    static final int SIDE = 256;

    private static final int POINTS = 478;
    private static final int SHAPES = 52;
    private static final int MOST_BYTES = 16 << 20;

    /** Which points it takes, as MediaPipe's graph of blendshapes lists them. */
    private static final int[] SUBSET = {
        0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80,
        81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153,
        154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249,
        251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314,
        317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382,
        384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473,
        474, 475, 476, 477
    };

    private final Graph points;
    private final Graph shapes;

    private Teacher(Graph points, Graph shapes) {
        this.points = points;
        this.shapes = shapes;
    }

    /** @param task the zip of TensorFlow Lite's files */
    static Teacher read(Path task) {
        byte[] points = TfliteConverter.convert(
                "teacher-points",
                model(task, "face_landmarks_detector.tflite"),
                List.of(ConvertedInput.picture("input_12", "picture", SIDE)),
                List.of(ConvertedOutput.values("Identity", "points", POINTS, 3)));
        byte[] shapes = TfliteConverter.convert(
                "teacher-shapes",
                model(task, "face_blendshapes.tflite"),
                List.of(new ConvertedInput(
                        "serving_default_input_points:0",
                        "places",
                        List.of(Dim.of(1), Dim.of(SUBSET.length), Dim.of(2)),
                        false)),
                List.of(ConvertedOutput.values("StatefulPartitionedCall:0", "shapes", SHAPES)));
        return new Teacher(Graphs.load("teacher-points", points, 1), Graphs.load("teacher-shapes", shapes, 1));
    }

    private static TfliteModel model(Path task, String name) {
        try (ZipFile zip = new ZipFile(task.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IllegalArgumentException(task + " holds no " + name);
            }
            byte[] bytes = zip.getInputStream(entry).readNBytes(MOST_BYTES);
            return TfliteModel.read(name, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(task + ": " + e.getMessage(), e);
        }
    }

    /** @param crop of {@link #SIDE} @return {@code [52]} in [0, 1] */
    float[] shapes(FaceCrop crop) {
        Tensor picture = Tensor.of(new long[] {1, 3, SIDE, SIDE}, crop.planes());
        FloatBuffer found = floats(points.run(Map.of("picture", picture), List.of("points")), "points");
        float[] places = new float[2 * SUBSET.length];
        for (int i = 0; i < SUBSET.length; i++) {
            double u = found.get(3 * SUBSET[i]) / SIDE;
            double v = found.get(3 * SUBSET[i] + 1) / SIDE;
            places[2 * i] = (float) crop.place().x(u, v);
            places[2 * i + 1] = (float) crop.place().y(u, v);
        }
        Tensor chosen = Tensor.of(new long[] {1, SUBSET.length, 2}, places);
        float[] values = new float[SHAPES];
        floats(shapes.run(Map.of("places", chosen), List.of("shapes")), "shapes")
                .get(0, values);
        return values;
    }

    private static FloatBuffer floats(Map<String, Tensor> outputs, String name) {
        return ((Tensor.Floats) outputs.get(name)).values();
    }

    @Override
    public void close() {
        shapes.close();
        points.close();
    }
}
