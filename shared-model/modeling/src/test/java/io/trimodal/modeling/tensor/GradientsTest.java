package io.trimodal.modeling.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.modeling.onnx.GraphEvaluation;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator's gradient against central differences of its own value. */
class GradientsTest {
    private static final Dim BATCH = Dim.symbol("batch");
    private static final float STEP = 1e-2f;

    static List<Arguments> operators() {
        List<Arguments> cases = new ArrayList<>();
        add(cases, "add", Value::add);
        add(cases, "sub with broadcasting", (x, y) -> x.sub(y.mean(1)));
        add(cases, "mul with broadcasting", (x, y) -> x.mul(y.slice(1, 0, 1)));
        add(cases, "div", (x, y) -> x.div(y.square().add(1)));
        add(cases, "exp", (x, y) -> x.mul(0.5).exp());
        add(cases, "log", (x, y) -> x.square().add(1).log());
        add(cases, "sqrt", (x, y) -> x.square().add(1).sqrt());
        add(cases, "reciprocal", (x, y) -> x.square().add(1).reciprocal());
        add(cases, "gelu", (x, y) -> x.gelu());
        add(cases, "sigmoid", (x, y) -> x.sigmoid());
        add(cases, "matmul batched", (x, y) -> x.matmul(y.transpose()));
        add(cases, "transpose and reshape", (x, y) -> x.transpose(0, 2, 1).reshape(BATCH, Dim.of(12)));
        add(
                cases,
                "concat, slice",
                (x, y) -> x.owner().concat(1, x, y.slice(2, 0, 4)).slice(1, 1, 5));
        add(cases, "pad", (x, y) -> x.pad(1, Dim.of(1), Dim.of(2)).mul(y.owner().filled(2, Shape.of(6, 4))));
        add(cases, "softmax", (x, y) -> x.softmax());
        add(cases, "log softmax", (x, y) -> x.logSoftmax());
        add(
                cases,
                "layer normalization",
                (x, y) -> x.layerNormalization(
                        x.owner().filled(1.5, Shape.of(4)), x.owner().filled(0.5, Shape.of(4)), 1e-5));
        add(cases, "sum", (x, y) -> x.sum(1));
        add(cases, "sum of squares", (x, y) -> x.mul(0.5).sumOfSquares(2));
        add(cases, "mean over the batch", (x, y) -> x.mean(0, 1));
        add(cases, "mean of all", (x, y) -> x.meanOfAll().reshape(Dim.of(1)));
        add(cases, "expand", (x, y) -> x.slice(1, 0, 1).expand(x.shape()));
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void gradient_equalsCentralDifferences(String name, BinaryOperator<Value> operator) {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", BATCH, Dim.of(3), Dim.of(4));
        Value y = expressions.input("y", BATCH, Dim.of(3), Dim.of(4));
        Value result = operator.apply(x, y);
        // A weighting that tells the elements apart; squaring makes the upstream depend on the value.
        Value output = result.mul(result.add(0.3)).meanOfAll();
        Gradients gradients = Gradients.of(output, List.of(x, y));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("dx", gradients.withRespectTo(x).orElseThrow());
        gradients.withRespectTo(y).ifPresent(dy -> outputs.put("dy", dy));

        Map<String, Tensor> feeds = Map.of("x", random(1), "y", random(2));
        Map<String, Tensor> analytic = GraphEvaluation.run(outputs, Map.of(), feeds);
        for (String input : outputs.size() == 2 ? List.of("x", "y") : List.of("x")) {
            Tensor.Floats values = (Tensor.Floats) feeds.get(input);
            Tensor.Floats gradient = (Tensor.Floats) analytic.get("d" + input);
            for (int i = 0; i < values.values().limit(); i += 5) {
                float kept = values.values().get(i);
                values.values().put(i, kept + STEP);
                double above = evaluate(output, feeds);
                values.values().put(i, kept - STEP);
                double below = evaluate(output, feeds);
                values.values().put(i, kept);
                assertThat((double) gradient.values().get(i))
                        .as("d/d%s[%d]", input, i)
                        .isCloseTo((above - below) / (2 * STEP), within(2e-3));
            }
        }
    }

    @Test
    void gradient_throughAReversal_isNegated_andTheDerivativeIsNot() {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", Dim.of(2));
        Value y = x.mul(3).reverseGradient();
        Value ones = expressions.filled(1, y.shape());

        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("value", y);
        outputs.put(
                "reversed", Gradients.of(y, ones, List.of(x)).withRespectTo(x).orElseThrow());
        outputs.put(
                "derivative",
                Gradients.derivative(y, ones, List.of(x)).withRespectTo(x).orElseThrow());
        Map<String, Tensor> results =
                GraphEvaluation.run(outputs, Map.of(), Map.of("x", Tensor.of(new long[] {2}, new float[] {1, 2})));

        assertThat(floats(results.get("value"))).containsExactly(3, 6);
        assertThat(floats(results.get("reversed"))).containsExactly(-3, -3);
        assertThat(floats(results.get("derivative"))).containsExactly(3, 3);
    }

    @Test
    void leakyRelu_atZeroAndBelow_hasTheSlopeAsGradient() {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", Dim.of(3));
        Value y = x.leakyRelu(0.1);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(
                "dx",
                Gradients.of(y, expressions.filled(1, y.shape()), List.of(x))
                        .withRespectTo(x)
                        .orElseThrow());

        Tensor dx = GraphEvaluation.run(outputs, Map.of(), Map.of("x", Tensor.of(new long[] {3}, new float[] {-2, 0, 2
                })))
                .get("dx");

        assertThat(floats(dx)).containsExactly(0.1f, 0.1f, 1);
    }

    @Test
    void withRespectTo_aValueThatDoesNotMatter_isEmpty() {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", Dim.of(2));
        Value unrelated = expressions.input("unrelated", Dim.of(2));

        assertThat(Gradients.of(x.meanOfAll(), List.of(unrelated)).withRespectTo(unrelated))
                .isEmpty();
    }

    @Test
    void of_upstreamOfAnotherShape_isRefused() {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", Dim.of(2));

        assertThatThrownBy(() -> Gradients.of(x, expressions.scalar(1), List.of(x)))
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void of_anOperatorThatOnlyServingUses_isRefused() {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", BATCH, Dim.of(3), Dim.of(4));
        Value attended = x.attend(x, x, 2);

        assertThatThrownBy(() -> Gradients.of(attended.meanOfAll(), List.of(x)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("MultiHeadAttention");
    }

    @Test
    void attend_toKeysOfAnotherWidth_isRefused() {
        Expressions expressions = new Expressions();
        Value x = expressions.input("x", BATCH, Dim.of(3), Dim.of(4));
        Value narrow = expressions.input("narrow", BATCH, Dim.of(3), Dim.of(2));

        assertThatThrownBy(() -> x.attend(narrow, narrow, 2)).isInstanceOf(ShapeException.class);
    }

    private static void add(List<Arguments> cases, String name, BinaryOperator<Value> operator) {
        cases.add(Arguments.of(name, operator));
    }

    private static double evaluate(Value output, Map<String, Tensor> feeds) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("out", output);
        return ((Tensor.Floats) GraphEvaluation.run(outputs, Map.of(), feeds).get("out"))
                .values()
                .get(0);
    }

    private static Tensor random(long seed) {
        Random random = new Random(seed);
        float[] values = new float[2 * 3 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(new long[] {2, 3, 4}, values);
    }

    private static float[] floats(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }
}
