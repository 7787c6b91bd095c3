package io.trimodal.modeling.architecture;

import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.Map;

/**
 * The BERT encoder that was fine-tuned with a model and lies inside its checkpoint (MODEL-SPEC.md, section 5):
 * post-norm transformer, exact GELU, names of Hugging Face's {@code BertModel}. Only the last hidden state is computed;
 * the pooler is never used.
 */
public final class BertEncoder {
    private static final double EPSILON = 1e-12;

    /** Added to the scores of padding; far below any score, so that its weight is exactly 0 in float32. */
    private static final double MASKED = -1e9;

    private BertEncoder() {}

    /**
     * @param vocabulary rows of the word table
     * @param positions most tokens
     * @param layers depth
     * @param width of the hidden state; each head is 64 wide, as in every published BERT
     * @param hidden width inside the feed-forward layers
     */
    public record Size(int vocabulary, int positions, int segments, int layers, int width, int hidden) {
        /** Reads the size off the shapes in a checkpoint. */
        public static Size of(Map<String, Weights> bert) {
            int layers = 0;
            while (bert.containsKey("encoder.layer." + layers + ".attention.self.query.weight")) {
                layers++;
            }
            int[] words = shape(bert, "embeddings.word_embeddings.weight");
            return new Size(
                    words[0],
                    shape(bert, "embeddings.position_embeddings.weight")[0],
                    shape(bert, "embeddings.token_type_embeddings.weight")[0],
                    layers,
                    words[1],
                    layers == 0 ? words[1] : shape(bert, "encoder.layer.0.intermediate.dense.weight")[0]);
        }

        private static int[] shape(Map<String, Weights> bert, String name) {
            Weights weights = bert.get(name);
            if (weights == null || weights.shape().length != 2) {
                throw new ConfigurationException("bert." + name, "is missing from the checkpoint or not a matrix");
            }
            return weights.shape();
        }
    }

    /**
     * @param ids {@code [batch, tokens]} int64
     * @param mask {@code [batch, tokens]} int64, 1 for real tokens
     * @param segments {@code [batch, tokens]} int64
     * @return last hidden state {@code [batch, tokens, width]}
     */
    public static Value apply(Scope scope, Value ids, Value mask, Value segments, Size size) {
        if (size.width() % 64 != 0) {
            throw new ConfigurationException("bert.width", size.width() + " is no multiple of the head width 64");
        }
        Dim batch = ids.shape().dim(0);
        Dim tokens = ids.shape().dim(1);
        Scope embeddings = scope.at("embeddings");
        Value words = table(embeddings.at("word_embeddings"), size.vocabulary(), size.width())
                .gather(ids);
        Value types = table(embeddings.at("token_type_embeddings"), size.segments(), size.width())
                .gather(segments);
        Value positions = table(embeddings.at("position_embeddings"), size.positions(), size.width())
                .slice(0, Dim.of(0), tokens);
        Value state = norm(embeddings.at("LayerNorm"), words.add(types).add(positions));
        Value bias = mask.toFloat().negate().add(1).mul(MASKED).reshape(Shape.of(batch, Dim.of(1), Dim.of(1), tokens));
        for (int i = 0; i < size.layers(); i++) {
            state = layer(scope.at("encoder", "layer", i), state, bias, size);
        }
        return state;
    }

    private static Value layer(Scope layer, Value x, Value bias, Size size) {
        int heads = size.width() / 64;
        Scope self = layer.at("attention", "self");
        Value q = Attention.split(Linear.biased(self.at("query"), x, size.width()), heads);
        Value k = Attention.split(Linear.biased(self.at("key"), x, size.width()), heads);
        Value v = Attention.split(Linear.biased(self.at("value"), x, size.width()), heads);
        Value weights = q.mul(1.0 / 8).matmul(k.transpose()).add(bias).softmax();
        Scope output = layer.at("attention", "output");
        Value attended = Linear.biased(output.at("dense"), Attention.join(weights.matmul(v)), size.width());
        Value middle = norm(output.at("LayerNorm"), x.add(attended));
        Value hidden = Linear.biased(layer.at("intermediate", "dense"), middle, size.hidden())
                .gelu();
        Value forward = Linear.biased(layer.at("output", "dense"), hidden, size.width());
        return norm(layer.at("output", "LayerNorm"), middle.add(forward));
    }

    private static Value table(Scope scope, int rows, int width) {
        return scope.parameter("weight", new Initial.Normal(), rows, width);
    }

    private static Value norm(Scope scope, Value x) {
        int width = Linear.width(x);
        return x.layerNormalization(Linear.normScale(scope, width), Linear.normBias(scope, width), EPSILON);
    }
}
