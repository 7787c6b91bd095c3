package io.trimodal.modeling.architecture;

import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;

/**
 * The fusion of both projects: one shared learned token in front of source and of target, positions for each, then
 * layers in which the target attends to the (never updated) source.
 */
public final class CrossTransformer {
    private CrossTransformer() {}

    /**
     * @param source {@code [batch, n, width]}, the hyper-modality
     * @param target {@code [batch, n, width]}, language
     * @return {@code [batch, n+1, width]}
     */
    static Value apply(Scope scope, Value source, Value target, int depth, Widths widths) {
        int width = Linear.width(target);
        Value token = scope.parameter("extra_token", new Initial.Constant(0), 1, 1, width);
        Value s = withPositions(scope, "pos_embedding_s", token, source);
        Value t = withPositions(scope, "pos_embedding_t", token, target);
        for (int i = 0; i < depth; i++) {
            Scope layer = scope.at("CrossTransformerEncoder", "layers", i);
            t = TransformerBlocks.attend(layer.at(0), t, s, widths).output();
            t = TransformerBlocks.feedForward(layer.at(1), t, widths);
        }
        return t;
    }

    private static Value withPositions(Scope scope, String name, Value token, Value x) {
        int width = Linear.width(x);
        Value front = token.expand(Shape.of(x.shape().dim(0), Dim.of(1), Dim.of(width)));
        int rows = x.shape().dim(1).fixed() + 1;
        return x.owner().concat(1, front, x).add(scope.parameter(name, new Initial.Normal(), 1, rows, width));
    }
}
