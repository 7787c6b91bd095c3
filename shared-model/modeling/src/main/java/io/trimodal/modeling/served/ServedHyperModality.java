package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Attention;
import io.trimodal.modeling.architecture.HyperModality;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link HyperModality} as serving graphs compute it. Keys and values of all layers come from the same audio and vision
 * rows, so they are one product per modality; and α and β are two halves of one array, made by one softmax over each
 * half.
 */
final class ServedHyperModality {
    private ServedHyperModality() {}

    /**
     * @param last H of the last layer, {@code [batch, tokens, width]}
     * @param alpha {@code [batch, layers, heads, tokens, tokens]}
     * @param beta the same
     */
    record Result(Value last, Value alpha, Value beta) {}

    /** @see HyperModality#apply */
    static Result apply(
            Scope layers, List<Value> language, Value audio, Value vision, Value hyper, int heads, int headWidth) {
        Dim batch = audio.shape().dim(0);
        int tokens = audio.shape().dim(1).fixed();
        int width = Linear.width(audio);
        int inner = heads * headWidth;
        int depth = language.size();
        Value unit = UnitRows.of(audio.owner().concat(1, audio, vision)).rows();
        // Keys of all layers, then values of all layers, head after head: [batch, 2·depth·heads, 2·tokens, headWidth].
        Value sources = audio.owner()
                .concat(
                        1,
                        unit.slice(1, 0, tokens).matmul(weights(layers, depth, "norm2", "ta", width, inner, headWidth)),
                        unit.slice(1, tokens, 2 * tokens)
                                .matmul(weights(layers, depth, "norm3", "tv", width, inner, headWidth)));
        sources = Attention.split(sources, 2 * depth * heads);
        Value state = hyper;
        List<Value> maps = new ArrayList<>();
        for (int j = 0; j < depth; j++) {
            Scope layer = layers.at(j, 0);
            Scope fn = layer.at("fn");
            Value keys = sources.slice(1, j * heads, (j + 1) * heads);
            Value values = sources.slice(1, (depth + j) * heads, (depth + j + 1) * heads);
            Value queries = ServedLinear.unbiased(
                    layer.at("norm1"),
                    fn.at("to_q"),
                    UnitRows.of(language.get(j)).rows(),
                    inner);
            Value scores = Attention.split(queries, heads).matmul(keys.transpose());
            Value map = scores.reshape(batch, Dim.of(heads), Dim.of(tokens), Dim.of(2), Dim.of(tokens))
                    .softmax();
            maps.add(map.reshape(batch, Dim.of(1), Dim.of(heads * tokens), Dim.of(2), Dim.of(tokens)));
            Value gathered = map.reshape(batch, Dim.of(heads), Dim.of(tokens), Dim.of(2 * tokens))
                    .matmul(values);
            state = Linear.unbiased(fn.at("to_out", 0), Attention.join(gathered), width)
                    .add(residual(layer, state, width))
                    .add(constantPart(layer, width, inner));
        }
        Value stacked = audio.owner().concat(1, maps.toArray(Value[]::new));
        Shape shape = Shape.of(batch, Dim.of(depth), Dim.of(heads), Dim.of(tokens), Dim.of(tokens));
        return new Result(
                state,
                stacked.slice(3, 0, 1).reshape(shape),
                stacked.slice(3, 1, 2).reshape(shape));
    }

    /** Of one modality, {@code [width, 2·depth·inner]}; the scores' scale goes into the keys. */
    private static Value weights(
            Scope layers, int depth, String norm, String source, int width, int inner, int headWidth) {
        Value[] parts = new Value[2 * depth];
        for (int j = 0; j < depth; j++) {
            Scope layer = layers.at(j, 0);
            parts[j] = ServedLinear.weight(layer.at(norm), layer.at("fn", "to_k_" + source), width, inner)
                    .mul(1 / Math.sqrt(headWidth));
            parts[depth + j] = ServedLinear.weight(layer.at(norm), layer.at("fn", "to_v_" + source), width, inner);
        }
        return parts[0].owner().concat(1, parts);
    }

    /** γ_4 ⊙ √width·u; β_4 is in {@link #constantPart}. */
    private static Value residual(Scope layer, Value state, int width) {
        return UnitRows.of(state)
                .rows()
                .mul(Linear.normScale(layer.at("norm4"), width).mul(Math.sqrt(width)));
    }

    /** W_o·(W_v,ta·β_2 + W_v,tv·β_3) + b_o + β_4, {@code [width]}: both attentions sum to 1. */
    private static Value constantPart(Scope layer, int width, int inner) {
        Scope fn = layer.at("fn");
        Value shift = ServedLinear.shift(layer.at("norm2"), fn.at("to_v_ta"), width, inner)
                .add(ServedLinear.shift(layer.at("norm3"), fn.at("to_v_tv"), width, inner));
        return Linear.biased(fn.at("to_out", 0), ServedLinear.row(shift), width)
                .reshape(Dim.of(width))
                .add(Linear.normBias(layer.at("norm4"), width));
    }
}
