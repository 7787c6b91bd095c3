package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.CrossTransformer;
import io.trimodal.modeling.architecture.Initial;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;

/**
 * {@link CrossTransformer} as serving graphs compute it. Target rows never see each other, so only those that the score
 * reads are computed: the learned token's alone (ALMT), or all others (LNLN).
 */
final class ServedCrossTransformer {
    private final Scope scope;
    private final int depth;
    private final Widths widths;

    ServedCrossTransformer(Scope scope, int depth, Widths widths) {
        this.scope = scope;
        this.depth = depth;
        this.widths = widths;
    }

    /**
     * Position 0 of the output, {@code [batch, 1, width]}. It starts as a constant, so the queries of layer 1 are
     * constants too, and no target is needed.
     *
     * @param source {@code [batch, n, width]}
     */
    Value first(Value source) {
        int width = Linear.width(source);
        AttendedRows rows = new AttendedRows.Written(source(source));
        Value t = token(width).add(positions("pos_embedding_t", source).slice(1, 0, 1));
        for (int i = 0; i < depth; i++) {
            Scope layer = scope.at("CrossTransformerEncoder", "layers", i);
            t = ServedFolding.apply(layer.at(0), t, UnitRows.of(t).rows(), rows, widths)
                    .tokens();
            t = ServedBlocks.feedForward(layer.at(1), t, widths);
        }
        return t;
    }

    /**
     * Positions 1 to n of the output, {@code [batch, n, width]}.
     *
     * @param source {@code [batch, n, width]}
     * @param target {@code [batch, n, width]}
     */
    Value others(Value source, Value target) {
        Value rows = source(source);
        Value t = target.add(afterFirst(positions("pos_embedding_t", target)));
        for (int i = 0; i < depth; i++) {
            Scope layer = scope.at("CrossTransformerEncoder", "layers", i);
            t = ServedBlocks.attend(layer.at(0), t, UnitRows.of(t).rows(), rows, widths);
            t = ServedBlocks.feedForward(layer.at(1), t, widths);
        }
        return t;
    }

    /** The source with the learned token in front, as unit rows: the same for all layers. */
    private Value source(Value source) {
        int width = Linear.width(source);
        Value positions = positions("pos_embedding_s", source);
        Value front = token(width)
                .add(positions.slice(1, 0, 1))
                .expand(Shape.of(source.shape().dim(0), Dim.of(1), Dim.of(width)));
        return UnitRows.of(source.owner().concat(1, front, source.add(afterFirst(positions))))
                .rows();
    }

    private Value token(int width) {
        return scope.parameter("extra_token", new Initial.Constant(0), 1, 1, width);
    }

    private Value positions(String name, Value x) {
        return scope.parameter(name, new Initial.Normal(), 1, x.shape().dim(1).fixed() + 1, Linear.width(x));
    }

    private static Value afterFirst(Value positions) {
        return positions.slice(1, Dim.of(1), positions.shape().dim(1));
    }
}
