package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The nodes of one emitted graph, in topological order, each with a name and, where it has one output, that of the same
 * name.
 */
final class NodeList {
    /** Domain of ONNX Runtime's own operators. */
    static final String CONTRIBUTED = "com.microsoft";

    private final GraphProto.Builder graph;

    NodeList(GraphProto.Builder graph) {
        this.graph = graph;
    }

    /** Appends a node and returns the name of its output. */
    String add(String operator, List<String> inputs, List<AttributeProto> attributes) {
        String name = operator.toLowerCase(Locale.ROOT) + "_" + graph.getNodeCount();
        add(name, operator, inputs, attributes);
        return name;
    }

    /** Appends a node and returns the names of its outputs. */
    List<String> addAll(String operator, List<String> inputs, int outputs, List<AttributeProto> attributes) {
        String name = operator.toLowerCase(Locale.ROOT) + "_" + graph.getNodeCount();
        List<String> names =
                IntStream.range(0, outputs).mapToObj(i -> name + "_" + i).toList();
        graph.addNode(NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(names)
                .addAllAttribute(attributes));
        return names;
    }

    /** Appends a node of one of ONNX Runtime's own operators and returns the name of its output. */
    String addContributed(String operator, List<String> inputs, List<AttributeProto> attributes) {
        String name = add(operator, inputs, attributes);
        graph.getNodeBuilder(graph.getNodeCount() - 1).setDomain(CONTRIBUTED);
        return name;
    }

    /** Whether the graph has a node of one of ONNX Runtime's own operators. */
    boolean hasContributed() {
        return graph.getNodeList().stream().anyMatch(node -> node.getDomain().equals(CONTRIBUTED));
    }

    /** Appends a node whose output has the given name. */
    void add(String output, String operator, List<String> inputs, List<AttributeProto> attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(attributes));
    }
}
