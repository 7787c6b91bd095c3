package io.trimodal.modeling.architecture;

import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.List;

/** The published {@code Transformer}: learned positions, optional learned tokens in front, no final norm. */
public final class Transformer {
    private Transformer() {}

    /**
     * @param positions N, the most rows it takes
     * @param tokens k, the learned tokens put in front; 0 for none
     */
    public record Size(int positions, int tokens, int depth) {}

    /**
     * The states of all layers: first the input after adding positions, then the output of each layer.
     *
     * @param x {@code [batch, n, width]} with n at most N; a shorter input uses a prefix of the positions
     */
    static List<Value> hidden(Scope scope, Value x, Size size, Widths widths) {
        List<Value> states = new ArrayList<>();
        Value state = withPositions(scope, x, size);
        states.add(state);
        for (int i = 0; i < size.depth(); i++) {
            state = TransformerBlocks.layer(scope.at("encoder", "layers", i), state, widths);
            states.add(state);
        }
        return states;
    }

    /** The last state, {@code [batch, k+n, width]}. */
    static Value apply(Scope scope, Value x, Size size, Widths widths) {
        return hidden(scope, x, size, widths).getLast();
    }

    /** The first k rows of the last state: what the learned tokens have gathered. */
    static Value tokens(Scope scope, Value x, Size size, Widths widths) {
        return apply(scope, x, size, widths).slice(1, 0, size.tokens());
    }

    private static Value withPositions(Scope scope, Value x, Size size) {
        Value rows = x;
        if (size.tokens() > 0) {
            Shape batch =
                    Shape.of(x.shape().dim(0), Dim.of(size.tokens()), x.shape().dim(-1));
            rows = x.owner().concat(1, extraTokens(scope, size, Linear.width(x)).expand(batch), x);
        }
        Value positions = positions(scope, size, Linear.width(x));
        return rows.add(positions.slice(1, Dim.of(0), rows.shape().dim(1)));
    }

    public static Value extraTokens(Scope scope, Size size, int width) {
        return scope.parameter("extra_token", new Initial.Constant(0), 1, size.tokens(), width);
    }

    public static Value positions(Scope scope, Size size, int width) {
        return scope.parameter("pos_embedding", new Initial.Normal(), 1, size.positions() + size.tokens(), width);
    }
}
