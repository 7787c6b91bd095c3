package io.trimodal.modeling.served;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Embedding;
import io.trimodal.modeling.architecture.Initial;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.Transformer;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;

/**
 * {@link Embedding} as serving graphs compute it. What every reader of the rows norms first, so their mean is taken out
 * of the projection's weights and of the positions at export, and never computed.
 */
final class ServedEmbedding {
    private ServedEmbedding() {}

    /** Parameter that {@link OrthonormalBasis} computes from a projection's weight. */
    static final String BASIS = "weight.basis";

    /** {@link SentimentModel#embed}. */
    static SentimentModel.Embedded of(Scope scope, Configuration configuration, Modality modality, Value features) {
        Embedding.Result result = apply(
                scope.at(Embedding.name(modality)),
                features,
                new Transformer.Size(
                        configuration.input(modality).frames(), configuration.tokens(), configuration.embeddingDepth()),
                configuration.width(),
                configuration.blocks().widths());
        return new SentimentModel.Embedded(result.tokens(), result.attention());
    }

    private static Embedding.Result apply(Scope proj, Value x, Transformer.Size size, int width, Widths widths) {
        Scope transformer = proj.at(1);
        int k = size.tokens();
        Value positions = Transformer.positions(transformer, size, width);
        Value tokens = Transformer.extraTokens(transformer, size, width).add(positions.slice(1, 0, k));
        Value bias = Linear.bias(proj.at(0), Linear.width(x), width);
        // One row per position: what the frames are added to, and the tokens as they are.
        Value offsets = x.owner()
                .concat(1, tokens, positions.slice(1, k, k + size.positions()).add(bias))
                .reshape(Dim.of(k + size.positions()), Dim.of(width));
        Rows rows = new Rows(x, centredWeight(proj, x, width), offsets.sub(offsets.mean(-1)), k);

        Scope last = transformer.at("encoder", "layers", size.depth() - 1);
        ServedFolding.Result attended;
        if (size.depth() == 1) {
            Value unit = UnitRows.of(tokens).rows();
            AttendedRows read = isNarrow(Linear.width(x), width)
                    ? rows.factored(basis(proj, Linear.width(x), width))
                    : new AttendedRows.Divided(UnitRows.ofCentred(rows.written()));
            attended = ServedFolding.apply(last.at(0), tokens, unit, read, widths);
        } else {
            Value state = rows.written();
            UnitRows unit = UnitRows.ofCentred(state);
            for (int i = 0; i < size.depth() - 1; i++) {
                state = ServedBlocks.layer(transformer.at("encoder", "layers", i), state, unit, widths);
                unit = UnitRows.of(state);
            }
            // The tokens leave the graph, so what was taken out of them comes back.
            Value mended = state.slice(1, 0, k).add(tokens.mean(-1));
            Value unitTokens = UnitRows.of(mended).rows();
            attended = ServedFolding.apply(last.at(0), mended, unitTokens, new AttendedRows.Divided(unit), widths);
        }
        Value attention = attended.attention();
        return new Embedding.Result(
                ServedBlocks.feedForward(last.at(1), attended.tokens(), widths),
                attention.slice(2, Dim.of(k), attention.shape().dim(2)));
    }

    /** Where the factored form is the cheaper one. */
    static boolean isNarrow(int dims, int width) {
        return dims < width;
    }

    static Value basis(Scope proj, int dims, int width) {
        return proj.at(0).parameter(BASIS, new Initial.Constant(0), width, dims);
    }

    /** W without the mean of each column, {@code [width, dims]}. */
    static Value centredWeight(Scope proj, Value x, int width) {
        Value weight = Linear.weight(proj.at(0), Linear.width(x), width);
        return weight.sub(weight.mean(0));
    }

    /**
     * c_t = W·x_t + o_t, tokens first.
     *
     * @param weight W, centred
     * @param offsets o_t of all positions, centred, {@code [tokens + positions, width]}
     */
    private record Rows(Value x, Value weight, Value offsets, int tokens) {
        Dim count() {
            return x.shape().dim(1).plus(Dim.of(tokens));
        }

        Value written() {
            int width = Linear.width(offsets);
            Value front = offsets.slice(0, 0, tokens)
                    .reshape(Dim.of(1), Dim.of(tokens), Dim.of(width))
                    .expand(Shape.of(x.shape().dim(0), Dim.of(tokens), Dim.of(width)));
            Value frames = x.matmul(weight.transpose()).add(offsets.slice(0, Dim.of(tokens), count()));
            return x.owner().concat(1, front, frames);
        }

        /** A token is a frame of zeros with an offset of its own. */
        AttendedRows factored(Value basis) {
            int width = Linear.width(offsets);
            Value padded = x.pad(1, Dim.of(tokens), Dim.of(0));
            Value inside = offsets.matmul(basis);
            Value rest = offsets.sub(inside.matmul(basis.transpose()));
            Value y = padded.matmul(weight.transpose().matmul(basis)).add(inside.slice(0, Dim.of(0), count()));
            Value restSquared = rest.sumOfSquares(-1).add(width * Linear.EPSILON);
            Value inverse = y.sumOfSquares(-1)
                    .add(restSquared.slice(0, Dim.of(0), count()))
                    .sqrt()
                    .reciprocal();
            return new AttendedRows.Factored(y, inverse, basis, rest);
        }
    }
}
