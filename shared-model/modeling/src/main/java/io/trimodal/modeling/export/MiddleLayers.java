package io.trimodal.modeling.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a text encoder give the mean of some of its middle layers instead of its last one, and drops the layers that
 * are then of no use. The last layers of an encoder that was trained for retrieval turn towards that task; the middle
 * ones keep more of what a sentence feels like.
 *
 * <p>Measured for bge-small-en-v1.5 (int8, 12 layers) with ridge regression on [CLS] and the mean token, trained on
 * SST-5: correlation on the validation split 0.745 from the last layer, 0.746, 0.746, 0.754 and 0.746 from layers 8, 9,
 * 10 and 11 alone, 0.755 from the mean of 8, 9 and 10, at five sixths of the work.
 */
final class MiddleLayers {
    private MiddleLayers() {}

    /**
     * @param encoder exported by optimum from a Hugging Face BERT: layer i ends in
     *     {@code /encoder/layer.<i-1>/output/LayerNorm/Add_1}; one output
     * @param layers 1-based
     * @return the same inputs, the same output name
     * @throws MisfitException if the graph has no such layers
     */
    static ModelProto mean(ModelProto encoder, List<Integer> layers) {
        GraphProto graph = encoder.getGraph();
        Map<String, NodeProto> makers = new HashMap<>();
        graph.getNodeList().forEach(node -> node.getOutputList().forEach(name -> makers.put(name, node)));
        List<String> states = layers.stream().map(layer -> state(graph, layer)).toList();
        Set<NodeProto> needed = reachable(makers, states);
        GraphProto.Builder changed = graph.toBuilder().clearNode();
        graph.getNodeList().stream().filter(needed::contains).forEach(changed::addNode);
        String output = graph.getOutput(0).getName();
        changed.addNode(NodeProto.newBuilder()
                .setName("/mean")
                .setOpType("Mean")
                .addAllInput(states)
                .addOutput(output));
        Set<String> used = new HashSet<>();
        changed.getNodeList().forEach(node -> used.addAll(node.getInputList()));
        changed.clearInitializer().clearValueInfo();
        graph.getInitializerList().stream()
                .filter(initializer -> used.contains(initializer.getName()))
                .forEach(changed::addInitializer);
        return encoder.toBuilder().setGraph(changed).build();
    }

    private static String state(GraphProto graph, int layer) {
        String name = "/encoder/layer.%d/output/LayerNorm/Add_1".formatted(layer - 1);
        return graph.getNodeList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new MisfitException("the text encoder has no node " + name))
                .getOutput(0);
    }

    private static Set<NodeProto> reachable(Map<String, NodeProto> makers, List<String> from) {
        Set<NodeProto> found = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            NodeProto node = makers.get(open.pop());
            if (node != null && found.add(node)) {
                open.addAll(inputs(node));
            }
        }
        return found;
    }

    /** A node's inputs, those of its subgraphs with them. */
    private static List<String> inputs(NodeProto node) {
        List<String> inputs = new ArrayList<>(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            attribute.getG().getNodeList().forEach(inner -> inputs.addAll(inputs(inner)));
        }
        return inputs;
    }
}
