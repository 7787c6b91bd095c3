package io.trimodal.modeling.face;

import io.trimodal.modeling.tflite.ConvertedInput;
import io.trimodal.modeling.tflite.ConvertedOutput;
import io.trimodal.modeling.tflite.TfliteConverter;
import io.trimodal.modeling.tflite.TfliteModel;
import java.util.List;

/** Detector and points as ONNX models that take pictures {@code [batch, 3, side, side]}. */
public final class FaceGraphs {
    private FaceGraphs() {}

    /** {@code boxes} {@code [batch, 896, 16]}, {@code scores} {@code [batch, 896]} in [0, 1]. */
    public static byte[] detector(TfliteModel model) {
        return TfliteConverter.convert(
                "face-detector",
                model,
                List.of(ConvertedInput.picture("input", "picture", 128)),
                List.of(
                        ConvertedOutput.values("regressors", "boxes", 896, 16),
                        ConvertedOutput.probabilities("classificators", "scores", 896)));
    }

    /** {@code points} {@code [batch, 468, 3]} in pixels of 192, {@code presence} {@code [batch]} in [0, 1]. */
    public static byte[] points(TfliteModel model) {
        return TfliteConverter.convert(
                "face-points",
                model,
                List.of(ConvertedInput.picture("input_1", "picture", 192)),
                List.of(
                        ConvertedOutput.values("conv2d_21", "points", 468, 3),
                        ConvertedOutput.probabilities("conv2d_31", "presence")));
    }
}
