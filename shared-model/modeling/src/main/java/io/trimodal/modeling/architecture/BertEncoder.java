package io.trimodal.modeling.architecture;

import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.List;
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
     * @param width of the hidden state
     * @param hidden width inside the feed-forward layers
     * @param heads of each attention
     */
    public record Size(int vocabulary, int positions, int segments, int layers, int width, int hidden, int heads) {
        private static final int USUAL_HEAD_WIDTH = 64;

        /** Reads the size off the shapes in a checkpoint; each head is 64 wide, as in the authors' BERTs. */
        public static Size of(Map<String, Weights> bert) {
            return of(bert, USUAL_HEAD_WIDTH);
        }

        /** The same for another width of the heads, which no shape tells. */
        public static Size of(Map<String, Weights> bert, int headWidth) {
            int layers = 0;
            while (bert.containsKey("encoder.layer." + layers + ".attention.self.query.weight")) {
                layers++;
            }
            int[] words = shape(bert, "embeddings.word_embeddings.weight");
            if (words[1] % headWidth != 0) {
                throw new ConfigurationException(
                        "bert.width", words[1] + " is no multiple of the head width " + headWidth);
            }
            return new Size(
                    words[0],
                    shape(bert, "embeddings.position_embeddings.weight")[0],
                    shape(bert, "embeddings.token_type_embeddings.weight")[0],
                    layers,
                    words[1],
                    layers == 0 ? words[1] : shape(bert, "encoder.layer.0.intermediate.dense.weight")[0],
                    words[1] / headWidth);
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
        Value state = embeddings(scope, ids, segments, size);
        return layers(scope, state, bias(mask), 0, size).getLast();
    }

    /** What the first layer takes, {@code [batch, tokens, width]}. */
    public static Value embeddings(Scope scope, Value ids, Value segments, Size size) {
        Dim tokens = ids.shape().dim(1);
        Scope embeddings = scope.at("embeddings");
        Value words = table(embeddings.at("word_embeddings"), size.vocabulary(), size.width())
                .gather(ids);
        Value types = table(embeddings.at("token_type_embeddings"), size.segments(), size.width())
                .gather(segments);
        Value positions = table(embeddings.at("position_embeddings"), size.positions(), size.width())
                .slice(0, Dim.of(0), tokens);
        return norm(embeddings.at("LayerNorm"), words.add(types).add(positions));
    }

    /** What is added to the scores of each key, {@code [batch, 1, 1, tokens]}. @param mask 1 for real tokens */
    public static Value bias(Value mask) {
        Dim batch = mask.shape().dim(0);
        Dim tokens = mask.shape().dim(1);
        return mask.toFloat().negate().add(1).mul(MASKED).reshape(Shape.of(batch, Dim.of(1), Dim.of(1), tokens));
    }

    /**
     * The layers above the first few.
     *
     * @param state what the layer {@code from} takes
     * @param from layers that lie below, 0 for all
     * @return the input, then the state after each of the layers
     */
    public static List<Value> layers(Scope scope, Value state, Value bias, int from, Size size) {
        List<Value> states = new ArrayList<>(List.of(state));
        for (int i = from; i < size.layers(); i++) {
            states.add(layer(scope.at("encoder", "layer", i), states.getLast(), bias, size));
        }
        return states;
    }

    private static Value layer(Scope layer, Value x, Value bias, Size size) {
        int heads = size.heads();
        double scale = 1 / Math.sqrt(size.width() / (double) heads);
        Scope self = layer.at("attention", "self");
        Value q = Attention.split(Linear.biased(self.at("query"), x, size.width()), heads);
        Value k = Attention.split(Linear.biased(self.at("key"), x, size.width()), heads);
        Value v = Attention.split(Linear.biased(self.at("value"), x, size.width()), heads);
        Value weights = q.mul(scale).matmul(k.transpose()).add(bias).softmax();
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
