package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Locale;

/** The nodes of one emitted graph, in topological order, each with a name and one output of the same name. */
final class NodeList {
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
