package io.trimodal.modeling.bert;

import io.trimodal.modeling.onnx.Attributes;
import io.trimodal.modeling.onnx.GraphWriter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * BERT as it is served: linear layers in int8, attention, norms and GELU in float32. Activations are quantised inside
 * the graph with a scale for each row, that is, for each token, so that a text's features depend neither on its
 * neighbours in a batch nor on padding. Weights have a scale for each output.
 *
 * <p>Tokens of all texts are rows of one matrix but in attention. What softmax makes of no effect is left out: the bias
 * of keys, and that of values, which is added behind the output projection instead. Written for few passes over memory:
 * ONNX Runtime's fused operators where they are faster, none where they are not (its SkipLayerNormalization and
 * MultiHeadAttention took longer than their parts).
 */
public final class RowQuantizedEncoder {
    private static final double EPSILON = 1e-12;
    private static final double MASKED = 1e9;
    private static final int FLOAT = 1;

    private final GraphWriter graph = new GraphWriter("text-encoder");
    private final PretrainedBert bert;
    private final RowQuantizedLinear linear;
    private String byHead = "";
    private String bias = "";

    private RowQuantizedEncoder(PretrainedBert bert) {
        this.bert = bert;
        linear = new RowQuantizedLinear(graph);
    }

    /**
     * @param averaged last layers whose mean is the output
     * @return ONNX: input_ids, attention_mask and token_type_ids to last_hidden_state
     */
    public static byte[] of(PretrainedBert bert, int averaged) {
        return new RowQuantizedEncoder(bert).write(averaged);
    }

    private byte[] write(int averaged) {
        List<Dim> shape = List.of(Dim.symbol("batch"), Dim.symbol("tokens"));
        String ids = graph.integerInput("input_ids", shape);
        String mask = graph.integerInput("attention_mask", shape);
        String segments = graph.integerInput("token_type_ids", shape);
        int width = bert.size().width();
        int heads = bert.size().heads();
        String size = graph.node("Shape", List.of(ids));
        byHead = concat(size, graph.integers(3L * heads, width / heads));
        String kept = graph.node("Cast", List.of(mask), Attributes.integer("to", FLOAT));
        bias = graph.node(
                "Unsqueeze",
                List.of(
                        graph.node(
                                "Mul",
                                List.of(graph.node("Sub", List.of(kept, graph.number(1))), graph.number(MASKED))),
                        graph.integers(1, 2)));
        String state = rows(embeddings(ids, segments));
        linear.begin(state);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < bert.size().layers(); i++) {
            state = layer("encoder.layer." + i + ".", state);
            states.add(state);
        }
        List<String> last = states.subList(states.size() - averaged, states.size());
        String mean = averaged == 1 ? last.getFirst() : graph.node("Mean", last);
        String output = graph.node("Reshape", List.of(mean, concat(size, graph.integers(width))));
        graph.output(FloatEncoder.OUTPUT, output, List.of(shape.get(0), shape.get(1), Dim.of(width)));
        return graph.toBytes();
    }

    private String embeddings(String ids, String segments) {
        String types = graph.node("Gather", List.of(stored("embeddings.token_type_embeddings.weight"), segments));
        String tokens = graph.node("Shape", List.of(ids), Attributes.integer("start", 1), Attributes.integer("end", 2));
        String positions = graph.node(
                "Slice",
                List.of(stored("embeddings.position_embeddings.weight"), graph.integers(0), tokens, graph.integers(0)));
        String words = linear.rows("embeddings.word_embeddings", bert.weights(), ids);
        String sum = graph.node("Add", List.of(graph.node("Add", List.of(words, types)), positions));
        return norm("embeddings.LayerNorm", sum);
    }

    private String layer(String name, String x) {
        String attended = attention(name + "attention.", x);
        String middle = norm(name + "attention.output.LayerNorm", graph.node("Add", List.of(attended, x)));
        String wide =
                linear.apply(name + "intermediate.dense", linear.quantize(middle), weight(name + "intermediate.dense"));
        String hidden = graph.contributed("BiasGelu", List.of(wide, stored(name + "intermediate.dense.bias")));
        String narrow = linear.apply(name + "output.dense", linear.quantizeGelu(hidden), weight(name + "output.dense"));
        String forward = graph.node("Add", List.of(narrow, stored(name + "output.dense.bias")));
        return norm(name + "output.LayerNorm", graph.node("Add", List.of(forward, middle)));
    }

    private String attention(String name, String x) {
        String projected = graph.node(
                "Add",
                List.of(
                        linear.apply(name + "self", linear.quantize(x), projections(name)),
                        graph.weights(name + "self.bias", queryBias(name))));
        int heads = bert.size().heads();
        List<String> parts = graph.nodes(
                "Split",
                List.of(byHead(projected), graph.integers(heads, heads, heads)),
                3,
                Attributes.integer("axis", 1));
        double scale = 1 / Math.sqrt(bert.size().width() / (double) heads);
        String scores = graph.contributed(
                "FusedMatMul", parts.subList(0, 2), Attributes.number("alpha", scale), Attributes.integer("transB", 1));
        String weights = graph.node(
                "Softmax", List.of(graph.node("Add", List.of(scores, bias))), Attributes.integer("axis", -1));
        String joined = graph.node(
                "Transpose",
                List.of(graph.node("MatMul", List.of(weights, parts.get(2)))),
                Attributes.integers("perm", List.of(0, 2, 1, 3)));
        String out = linear.apply(name + "output.dense", linear.quantize(rows(joined)), weight(name + "output.dense"));
        return graph.node("Add", List.of(out, graph.weights(name + "output.dense.bias", outputBias(name))));
    }

    /** Queries, keys and values in one product. */
    private Weights projections(String name) {
        int width = bert.size().width();
        float[] joined = new float[3 * width * width];
        List<String> parts = List.of("self.query", "self.key", "self.value");
        for (int i = 0; i < parts.size(); i++) {
            float[] part = weight(name + parts.get(i)).values();
            System.arraycopy(part, 0, joined, i * part.length, part.length);
        }
        return new Weights(new int[] {3 * width, width}, joined);
    }

    /** The bias of keys changes all scores of a query alike, which softmax does not see. */
    private Weights queryBias(String name) {
        int width = bert.size().width();
        float[] bias = Arrays.copyOf(weight(name + "self.query", ".bias").values(), 3 * width);
        return new Weights(new int[] {bias.length}, bias);
    }

    /** Softmax adds up to 1, so that the bias of the values can be projected beforehand. */
    private Weights outputBias(String name) {
        float[] values = weight(name + "self.value", ".bias").values();
        Weights projection = weight(name + "output.dense");
        float[] bias = weight(name + "output.dense", ".bias").values().clone();
        for (int row = 0; row < bias.length; row++) {
            double sum = bias[row];
            for (int i = 0; i < values.length; i++) {
                sum += (double) projection.values()[row * values.length + i] * values[i];
            }
            bias[row] = (float) sum;
        }
        return new Weights(new int[] {bias.length}, bias);
    }

    private String byHead(String x) {
        return graph.node(
                "Transpose",
                List.of(graph.node("Reshape", List.of(x, byHead))),
                Attributes.integers("perm", List.of(0, 2, 1, 3)));
    }

    private String rows(String x) {
        return graph.node("Reshape", List.of(x, graph.integers(-1, bert.size().width())));
    }

    private String norm(String name, String x) {
        return graph.node(
                "LayerNormalization",
                List.of(x, stored(name + ".weight"), stored(name + ".bias")),
                Attributes.integer("axis", -1),
                Attributes.number("epsilon", EPSILON));
    }

    private String concat(String one, String other) {
        return graph.node("Concat", List.of(one, other), Attributes.integer("axis", 0));
    }

    private String stored(String name) {
        return graph.weights(name, bert.weights().get(name));
    }

    private Weights weight(String module) {
        return weight(module, ".weight");
    }

    private Weights weight(String module, String which) {
        return bert.weights().get(module + which);
    }
}
