package io.trimodal.modeling.bert;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.parameter.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A BERT's weights by Hugging Face's names, read from the ONNX file that its exporter made. The exporter keeps the
 * names of biases and norms; a linear layer's weight is a nameless {@code [in, out]} constant, so its name is that of
 * the product that uses it, and it is turned to PyTorch's {@code [out, in]}. Of a file in int8 the numbers are taken
 * times their scales, which is all that is left of the weights.
 *
 * @param size depth included
 */
public record PretrainedBert(SequencedMap<String, Weights> weights, BertEncoder.Size size) {
    private static final String PRODUCT = "/MatMul";

    /**
     * @param file ONNX, as optimum writes it of a Hugging Face BertModel
     * @param headWidth of its attention
     * @throws io.trimodal.modeling.architecture.ConfigurationException if a table is missing
     */
    public static PretrainedBert read(Path file, int headWidth) {
        try {
            SequencedMap<String, Weights> weights =
                    weights(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph());
            return new PretrainedBert(weights, BertEncoder.Size.of(weights, headWidth));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** With other weights in the place of those of the same name. */
    public PretrainedBert with(Map<String, Weights> tuned) {
        SequencedMap<String, Weights> changed = new LinkedHashMap<>(weights);
        tuned.forEach((name, value) -> {
            if (changed.put(name, value) == null) {
                throw new IllegalArgumentException("BERT has no weights " + name);
            }
        });
        return new PretrainedBert(changed, size);
    }

    /** Without the layers above the first few. */
    public PretrainedBert cut(int layers) {
        return new PretrainedBert(
                weights,
                new BertEncoder.Size(
                        size.vocabulary(),
                        size.positions(),
                        size.segments(),
                        layers,
                        size.width(),
                        size.hidden(),
                        size.heads()));
    }

    private static SequencedMap<String, Weights> weights(GraphProto graph) {
        Map<String, TensorProto> constants = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        graph.getInitializerList().stream()
                .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber())
                .filter(tensor ->
                        !tensor.getName().contains("::") && !tensor.getName().endsWith(QuantizedTensor.SCALE))
                .forEach(tensor -> weights.put(tensor.getName(), floats(tensor)));
        constants.keySet().stream()
                .filter(name -> name.endsWith(".weight" + QuantizedTensor.NUMBERS))
                .sorted()
                .map(QuantizedTensor::base)
                .forEach(name -> weights.put(name, QuantizedTensor.weights(name, constants)));
        for (NodeProto node : graph.getNodeList()) {
            TensorProto constant = node.getInputCount() >= 2 ? constants.get(node.getInput(1)) : null;
            if (node.getOpType().equals("MatMul") && constant != null) {
                weights.put(module(node, PRODUCT), transposed(floats(constant)));
            } else if (node.getOpType().equals("MatMulInteger") && constant != null) {
                String base = QuantizedTensor.base(node.getInput(1));
                weights.put(module(node, PRODUCT + "_quant"), transposed(QuantizedTensor.weights(base, constants)));
            }
        }
        return weights;
    }

    /** Of a product, by its name: that of the weight. */
    private static String module(NodeProto product, String suffix) {
        String name = product.getName();
        return name.substring(1, name.length() - suffix.length()).replace('/', '.') + ".weight";
    }

    private static Weights floats(TensorProto tensor) {
        int[] shape = tensor.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        FloatBuffer stored = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[Weights.elements(shape)];
        stored.get(values);
        return new Weights(shape, values);
    }

    private static Weights transposed(Weights weights) {
        int rows = weights.shape()[0];
        int columns = weights.shape()[1];
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[j * rows + i] = weights.values()[i * columns + j];
            }
        }
        return new Weights(new int[] {columns, rows}, values);
    }
}
