package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedding of one modality: a linear projection, then a transformer whose learned tokens gather the frames; only
 * the token rows go on (the paper's H_m^1).
 */
public final class Embedding {
    private Embedding() {}

    /** How the model is computed. All give the same function. */
    enum Form {
        /** As the published code does: all rows go through the last layer, then all but the tokens are dropped. */
        PLAIN,
        /**
         * Only the token rows go through the last layer of an embedding, with projections folded into queries and
         * values; see {@link FoldedAttention}. For training and gradients.
         */
        FOLDED
    }

    /**
     * @param tokens {@code [batch, tokens, width]}
     * @param attention head-mean attention of the last layer's token rows onto the frames, {@code [batch, tokens,
     *     frames]}; what goes to the tokens themselves is left out and not renormalised
     */
    public record Result(Value tokens, Value attention) {}

    /** The published module's name. */
    public static String name(Modality modality) {
        return switch (modality) {
            case LANGUAGE -> "proj_l";
            case AUDIO -> "proj_a";
            case VISION -> "proj_v";
        };
    }

    /** @param x {@code [batch, frames, dims]}; scope is the published {@code proj_m} */
    static Result apply(Scope proj, Value x, Transformer.Size size, int width, Widths widths, Form form) {
        return switch (form) {
            case PLAIN -> plain(proj, x, size, width, widths);
            case FOLDED -> folded(proj, x, size, width, widths);
        };
    }

    private static Result plain(Scope proj, Value x, Transformer.Size size, int width, Widths widths) {
        Value rows = Linear.biased(proj.at(0), x, width);
        Transformer.Size below = new Transformer.Size(size.positions(), size.tokens(), size.depth() - 1);
        Value state = Transformer.apply(proj.at(1), rows, below, widths);
        Scope last = proj.at(1, "encoder", "layers", size.depth() - 1);
        Attention.Result attended = TransformerBlocks.attend(last.at(0), state, state, widths);
        Value tokens = TransformerBlocks.feedForward(last.at(1), attended.output(), widths)
                .slice(1, 0, size.tokens());
        Value attention = attended.weights()
                .slice(2, 0, size.tokens())
                .slice(3, Dim.of(size.tokens()), state.shape().dim(1))
                .mean(1);
        return new Result(tokens, drop(attention, 1));
    }

    private static Result folded(Scope proj, Value x, Transformer.Size size, int width, Widths widths) {
        Scope transformer = proj.at(1);
        int k = size.tokens();
        Value positions = Transformer.positions(transformer, size, width);
        // Positions and bias are joined before the prefix is taken, so that at export they become one constant.
        Value offsets =
                positions.slice(1, k, k + size.positions()).add(Linear.bias(proj.at(0), Linear.width(x), width));
        Value frames = Linear.unbiased(proj.at(0), x, width)
                .add(offsets.slice(1, Dim.of(0), x.shape().dim(1)));
        Value tokens = Transformer.extraTokens(transformer, size, width).add(positions.slice(1, 0, k));
        for (int i = 0; i < size.depth() - 1; i++) {
            Value rows =
                    x.owner().concat(1, tokens.expand(Shape.of(x.shape().dim(0), Dim.of(k), Dim.of(width))), frames);
            Value state = TransformerBlocks.layer(transformer.at("encoder", "layers", i), rows, widths);
            tokens = state.slice(1, 0, k);
            frames = state.slice(1, Dim.of(k), state.shape().dim(1));
        }
        Scope last = transformer.at("encoder", "layers", size.depth() - 1);
        Result attended = FoldedAttention.apply(last.at(0), tokens, frames, widths);
        return new Result(TransformerBlocks.feedForward(last.at(1), attended.tokens(), widths), attended.attention());
    }

    /** Removes an axis that holds one entry. */
    public static Value drop(Value value, int axis) {
        List<Dim> dims = new ArrayList<>(value.shape().dims());
        dims.remove(axis);
        return value.reshape(new Shape(dims));
    }
}
