package io.trimodal.benchmark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.modeling.export.ServingParameters;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MatrixFlopsTest {
    private final Expressions expressions = new Expressions();
    private final Value x = expressions.input("x", Dim.symbol("batch"), Dim.symbol("frames"), Dim.of(4));

    private static ModelProto emit(Value x, Value y) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("y", y);
        Expressions expressions = x.owner();
        var constants = new LinkedHashMap<Value, io.trimodal.modeling.parameter.Weights>();
        expressions
                .parameters()
                .forEach((name, value) -> constants.put(
                        value, FormulaWeights.of(name, value.shape().fixed())));
        return OnnxEmitter.emit("tiny", List.of(x), outputs, constants, ElementType.FLOAT);
    }

    @Test
    void projection_isTwiceRowsTimesColumnsTimesDepth() {
        Value y = x.matmul(expressions.parameter("w", 4, 5));
        MatrixFlops flops = MatrixFlops.of(emit(x, y), Map.of("frames", 3L));
        assertThat(flops.at(1)).isEqualTo(2 * 3 * 4 * 5);
        assertThat(flops.at(64)).isEqualTo(64 * 2 * 3 * 4 * 5);
    }

    @Test
    void attention_countsBothProducts_withTheSizesBound() {
        Value scores = x.matmul(x.transpose()).softmax();
        MatrixFlops flops = MatrixFlops.of(emit(x, scores.matmul(x)), Map.of("frames", 7L));
        assertThat(flops.at(1)).isEqualTo(2 * (7 * 7 * 4) + 2 * (7 * 4 * 7));
    }

    @Test
    void fusedAttention_countsBothProductsToo() {
        Value y = x.attend(x, x, 2);
        MatrixFlops flops = MatrixFlops.of(emit(x, y), Map.of("frames", 7L));
        assertThat(flops.at(1)).isEqualTo(2 * (7 * 7 * 4) + 2 * (7 * 4 * 7));
        assertThat(flops.at(3)).isEqualTo(3 * flops.at(1));
    }

    @Test
    void constants_costNothingPerRun() {
        Value folded = expressions.parameter("a", 4, 6).matmul(expressions.parameter("b", 6, 5));
        MatrixFlops flops = MatrixFlops.of(emit(x, x.matmul(folded)), Map.of("frames", 3L));
        assertThat(flops.at(1)).isEqualTo(2 * 3 * 4 * 5);
    }

    @Test
    void elementwise_isNotCounted() {
        assertThat(MatrixFlops.of(emit(x, x.gelu()), Map.of("frames", 3L)).at(8))
                .isZero();
    }

    @Test
    void operations_broadcastAndTranspose() {
        long[] a = {2, 1, 3, 4};
        assertThat(MatrixFlops.operations(a, false, new long[] {5, 4, 6}, false))
                .isEqualTo(2 * 5 * 2 * 3 * 4 * 6);
        assertThat(MatrixFlops.operations(new long[] {4, 3}, true, new long[] {6, 4}, true))
                .isEqualTo(2 * 3 * 4 * 6);
    }

    @Test
    void size_thatIsNotGiven_isNamed() {
        ModelProto model = emit(x, x.matmul(expressions.parameter("w", 4, 5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatrixFlops.of(model, Map.of()))
                .withMessageContaining("frames");
    }

    @Test
    void operator_thatHidesProducts_isRefused() {
        ModelProto model = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder()
                        .setName("fused")
                        .addNode(NodeProto.newBuilder().setOpType("QAttention")))
                .build();
        assertThatThrownBy(() -> MatrixFlops.of(model, Map.of()))
                .isInstanceOf(UncountedOperatorException.class)
                .hasMessageContaining("fused")
                .hasMessageContaining("QAttention");
    }

    /** shared-model/README.md, section 3, gives the figure, counted by other means. */
    @Test
    void almt_inTheMosiConfiguration_isAsTheDesignSays() {
        Configuration mosi = PublishedConfigurations.named(Architecture.ALMT, "mosi");
        ModelProto plain = PlainModel.export(mosi, FormulaWeights.all(ServingParameters.shapes(mosi)));
        assertThat(MatrixFlops.of(plain, Map.of()).at(1) / 1e9).isCloseTo(1.43, Offset.offset(0.01));
    }
}
