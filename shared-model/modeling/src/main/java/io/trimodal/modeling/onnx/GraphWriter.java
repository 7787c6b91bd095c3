package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import java.util.List;

/**
 * Writes an ONNX graph node by node, for graphs that come from elsewhere and are not written in the tensor language.
 * Operator set and IR version are those of {@link OnnxEmitter}; values are float32 where nothing else is said.
 */
public final class GraphWriter {
    private final GraphProto.Builder graph;
    private final NodeList nodes;
    private final Initializers initializers;

    public GraphWriter(String name) {
        graph = GraphProto.newBuilder().setName(name);
        nodes = new NodeList(graph);
        initializers = new Initializers(graph, ElementType.FLOAT);
    }

    /** Declares an input. @return its name */
    public String input(String name, List<Dim> shape) {
        graph.addInput(info(name, ElementType.FLOAT.onnx(), shape));
        return name;
    }

    /** Declares an input of int64. @return its name */
    public String integerInput(String name, List<Dim> shape) {
        graph.addInput(info(name, TensorProto.DataType.INT64.getNumber(), shape));
        return name;
    }

    /** Stores an array. @return its name */
    public String weights(String name, Weights weights) {
        return initializers.add(name, weights);
    }

    /** Stores whole numbers from -128 to 127 as int8. @return its name */
    public String bytes(String name, Weights numbers) {
        return initializers.addBytes(name, numbers);
    }

    /** Stores one number from 0 to 255 as uint8. @return its name */
    public String unsignedByte(int number) {
        return initializers.unsignedByte(number);
    }

    /** Stores a list of int64: axes, bounds, target shapes. @return its name */
    public String integers(long... values) {
        return initializers.integers(values);
    }

    /** Stores one number. @return its name */
    public String number(double value) {
        return initializers.filled(value, new int[0]);
    }

    /** Appends a node of one output. @return the name of that output */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodes.add(operator, inputs, List.of(attributes));
    }

    /** Appends a node of several outputs. @return their names */
    public List<String> nodes(String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        return nodes.addAll(operator, inputs, outputs, List.of(attributes));
    }

    /** Appends a node of one of ONNX Runtime's own operators. @return the name of its output */
    public String contributed(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodes.addContributed(operator, inputs, List.of(attributes));
    }

    /** Declares what the graph gives. */
    public void output(String name, String value, List<Dim> shape) {
        nodes.add(name, "Identity", List.of(value), List.of());
        graph.addOutput(info(name, ElementType.FLOAT.onnx(), shape));
    }

    /** The model file. */
    public byte[] toBytes() {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(OnnxEmitter.IR_VERSION)
                .setProducerName("trimodal")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OnnxEmitter.OPERATOR_SET))
                .setGraph(graph);
        if (nodes.hasContributed()) {
            model.addOpsetImport(OperatorSetIdProto.newBuilder()
                    .setDomain(NodeList.CONTRIBUTED)
                    .setVersion(1));
        }
        return model.build().toByteArray();
    }

    private static ValueInfoProto info(String name, int type, List<Dim> shape) {
        TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
        for (Dim dim : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dims.addDim(dim.isFixed() ? dimension.setDimValue(dim.fixed()) : dimension.setDimParam(dim.toString()));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(dims)))
                .build();
    }
}
