package io.trimodal.modeling.face;

import io.trimodal.modeling.onnx.ConstantFolding;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * From the points of a face to the intensities of action units and to its rotation.
 *
 * <p>Pose in closed form: the points that expressions move least are fitted to the mean face, in the sense of least
 * squares, by a matrix of 3 by 3; the nearest rotation to it is the head's, found by Newton and Schulz's iteration
 * {@code X ← 1.5 X − 0.5 X Xᵀ X}. The face is then moved, scaled and turned back onto the mean face, so that what is
 * left is expression and shape alone, and two hidden layers turn that into intensities.
 */
final class ActionUnitNetwork {
    static final Dim BATCH = Dim.symbol("batch");
    static final int POINTS = 468;

    /** The mean face, {@code [468, 3]}: centred, of mean square radius 1, looking into the camera. */
    static final String MEAN = "mean";

    /** Shares of the points in the centre, {@code [1, 468]}. */
    static final String CENTRE = "centre";

    /** Pseudo-inverse of the mean face, {@code [3, 468]}; columns of points that move are 0. */
    static final String INVERSE = "inverse";

    private static final int HIDDEN = 64;
    private static final int ITERATIONS = 10;

    /** Points move by some hundredths of the face. */
    private static final double GAIN = 20;

    private final Expressions expressions = new Expressions();
    private final Value points = expressions.input("points", BATCH, Dim.of(POINTS), Dim.of(3));
    private final Value rotation;
    private final Value frontal;
    private final Value units;

    ActionUnitNetwork() {
        Value mean = expressions.parameter(MEAN, POINTS, 3);
        Value centred = points.sub(expressions.parameter(CENTRE, 1, POINTS).matmul(points));
        Value fit = expressions.parameter(INVERSE, 3, POINTS).matmul(centred);
        Value turned = orthogonal(fit);
        Value scale = turned.mul(fit).sum(1, 2).div(3);
        rotation = turned.transpose();
        frontal = centred.matmul(rotation).div(scale);
        Value moved = frontal.sub(mean).mul(GAIN).reshape(BATCH, Dim.of(3 * POINTS));
        Value hidden = layer("hidden1", moved, HIDDEN).gelu();
        hidden = hidden.add(layer("hidden2", hidden, HIDDEN).gelu());
        units = layer("units", hidden, FaceUnits.values().length).sigmoid().mul(FaceUnits.SCALE);
    }

    /** Of a matrix {@code [batch, 3, 3]} the nearest one with orthogonal rows and columns. */
    private static Value orthogonal(Value matrix) {
        // All singular values must be below √3 for the iteration to converge: they add up to 1 here, squared.
        Value x = matrix.div(matrix.sumOfSquares(1, 2).sqrt());
        for (int i = 0; i < ITERATIONS; i++) {
            x = x.mul(1.5).sub(x.matmul(x.transpose()).matmul(x).mul(0.5));
        }
        return x;
    }

    private Value layer(String name, Value input, int out) {
        int in = input.shape().dim(-1).fixed();
        Value weight = expressions.parameter(name + ".weight", in, out);
        return input.matmul(weight).add(expressions.parameter(name + ".bias", out));
    }

    Expressions expressions() {
        return expressions;
    }

    /** {@code [batch, 468, 3]} in any unit. */
    Value points() {
        return points;
    }

    /** {@code [batch, 3, 3]}: a point of the mean face, times it and the scale, is one of the face. */
    Value rotation() {
        return rotation;
    }

    /** {@code [batch, 468, 3]}: the face moved, scaled and turned onto the mean face. */
    Value frontal() {
        return frontal;
    }

    /** {@code [batch, 17]} in [0, 5]. */
    Value units() {
        return units;
    }

    /** The served graph. */
    static byte[] graph(Map<String, Weights> weights) {
        ActionUnitNetwork network = new ActionUnitNetwork();
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("units", network.units);
        outputs.put("rotation", network.rotation);
        return OnnxEmitter.emit(
                        "action-units",
                        List.of(network.points),
                        outputs,
                        ConstantFolding.fold(outputs.values(), weights),
                        ElementType.FLOAT)
                .toByteArray();
    }
}
