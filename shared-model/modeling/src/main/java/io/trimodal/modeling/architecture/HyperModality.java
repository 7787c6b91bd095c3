package io.trimodal.modeling.architecture;

import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Adaptive hyper-modality learning (AHL; ALMT paper, section 3.4): layer by layer, language decides what of audio and
 * vision goes into the hyper-modality. As published code has it: the residual is the <em>normed</em> hyper-modality,
 * and there is an output projection.
 */
public final class HyperModality {
    private HyperModality() {}

    /**
     * @param states H^1 … H^depth, each {@code [batch, tokens, width]}
     * @param alphas language→audio attention of each layer, {@code [batch, heads, tokens, tokens]}
     * @param betas language→vision attention of each layer
     */
    record Result(List<Value> states, List<Value> alphas, List<Value> betas) {
        Value last() {
            return states.getLast();
        }

        /** States by the names of the goldens, the fusion's output with them. */
        SequencedMap<String, Value> intermediates(Value fusion) {
            SequencedMap<String, Value> named = new LinkedHashMap<>();
            for (int j = 0; j < states.size(); j++) {
                named.put("alpha_" + (j + 1), alphas.get(j));
                named.put("beta_" + (j + 1), betas.get(j));
                named.put("hyper_" + (j + 1), states.get(j));
            }
            named.put("fusion_tokens", fusion);
            return named;
        }

        /** All layers' maps in one value, {@code [batch, layers, heads, tokens, tokens]}. */
        static Value stack(List<Value> maps) {
            Value[] layers = maps.stream()
                    .map(map -> map.reshape(new Shape(List.of(
                            map.shape().dim(0),
                            Dim.of(1),
                            map.shape().dim(1),
                            map.shape().dim(2),
                            map.shape().dim(3)))))
                    .toArray(Value[]::new);
            return layers[0].owner().concat(1, layers);
        }
    }

    /**
     * @param layers scope of the published list of layers
     * @param language the language states, one per layer (low, middle, high scale)
     * @param hyper H^0, {@code [batch, tokens, width]}
     */
    static Result apply(
            Scope layers, List<Value> language, Value audio, Value vision, Value hyper, int heads, int headWidth) {
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Value state = hyper;
        for (int j = 0; j < language.size(); j++) {
            Scope layer = layers.at(j, 0);
            Scope fn = layer.at("fn");
            int inner = heads * headWidth;
            Value l = Linear.norm(layer.at("norm1"), language.get(j));
            Value a = Linear.norm(layer.at("norm2"), audio);
            Value v = Linear.norm(layer.at("norm3"), vision);
            Value h = Linear.norm(layer.at("norm4"), state);
            Value q = Attention.split(Linear.unbiased(fn.at("to_q"), l, inner), heads);
            Value alpha = Attention.weights(q, project(fn, "to_k_ta", a, inner, heads), headWidth);
            Value beta = Attention.weights(q, project(fn, "to_k_tv", v, inner, heads), headWidth);
            Value gathered = alpha.matmul(project(fn, "to_v_ta", a, inner, heads))
                    .add(beta.matmul(project(fn, "to_v_tv", v, inner, heads)));
            state = h.add(Linear.biased(fn.at("to_out", 0), Attention.join(gathered), Linear.width(h)));
            result.states().add(state);
            result.alphas().add(alpha);
            result.betas().add(beta);
        }
        return result;
    }

    private static Value project(Scope fn, String name, Value x, int inner, int heads) {
        return Attention.split(Linear.unbiased(fn.at(name), x, inner), heads);
    }
}
