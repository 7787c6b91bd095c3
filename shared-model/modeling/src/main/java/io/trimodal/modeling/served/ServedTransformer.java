package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.Transformer;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.List;

/** {@link Transformer} as serving graphs compute it. */
final class ServedTransformer {
    private ServedTransformer() {}

    /** All states of a transformer without learned tokens; see {@link Transformer#hidden}. */
    static List<Value> hidden(Scope scope, Value x, Transformer.Size size, Widths widths) {
        List<Value> states = new ArrayList<>();
        states.add(x.add(Transformer.positions(scope, size, Linear.width(x))));
        for (int i = 0; i < size.depth(); i++) {
            Value state = states.getLast();
            states.add(ServedBlocks.layer(scope.at("encoder", "layers", i), state, UnitRows.of(state), widths));
        }
        return states;
    }

    /**
     * What the learned tokens have gathered: {@link Transformer#tokens}, with only their rows in the last layer.
     *
     * @param x {@code [batch, n, width]}, all N rows
     */
    static Value tokens(Scope scope, Value x, Transformer.Size size, Widths widths) {
        int width = Linear.width(x);
        Shape batch = Shape.of(x.shape().dim(0), Dim.of(size.tokens()), Dim.of(width));
        Value front = Transformer.extraTokens(scope, size, width).expand(batch);
        Value state = x.owner().concat(1, front, x).add(Transformer.positions(scope, size, width));
        for (int i = 0; i < size.depth() - 1; i++) {
            state = ServedBlocks.layer(scope.at("encoder", "layers", i), state, UnitRows.of(state), widths);
        }
        Scope last = scope.at("encoder", "layers", size.depth() - 1);
        UnitRows unit = UnitRows.of(state);
        Value tokens = state.slice(1, 0, size.tokens());
        Value rows = unit.rows();
        Value attended = ServedFolding.apply(
                        last.at(0), tokens, rows.slice(1, 0, size.tokens()), new AttendedRows.Written(rows), widths)
                .tokens();
        return ServedBlocks.feedForward(last.at(1), attended, widths);
    }
}
