package io.trimodal.modeling.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.OptimizedMark;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A graph as ONNX Runtime's optimizer leaves it, so that no start of a function does that work again: of the text
 * encoder's load it is more than half. The operators that it puts in are ONNX Runtime's own ({@code com.microsoft}),
 * with kernels for every CPU.
 */
final class OptimizedGraph {
    private OptimizedGraph() {}

    /**
     * @param model ONNX
     * @return ONNX, the same inputs and outputs
     */
    static byte[] of(byte[] model) {
        try {
            Path folder = Files.createTempDirectory("trimodal-graph");
            Path plain = folder.resolve("plain.onnx");
            Path optimized = folder.resolve("optimized.onnx");
            try {
                Files.write(plain, model);
                new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CPU)).optimize(plain, optimized);
                return marked(ModelProto.parseFrom(Files.readAllBytes(optimized)))
                        .toByteArray();
            } finally {
                Files.deleteIfExists(plain);
                Files.deleteIfExists(optimized);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot optimize a graph", e);
        }
    }

    /** Without the operator sets that are not used: ONNX Runtime lists all that it knows. */
    private static ModelProto marked(ModelProto model) {
        Set<String> used = new HashSet<>(Set.of(""));
        domains(model.getGraph(), used);
        ModelProto.Builder marked =
                model.toBuilder().setProducerVersion(OptimizedMark.text()).clearOpsetImport();
        model.getOpsetImportList().stream()
                .filter(set -> used.contains(set.getDomain()))
                .forEach(marked::addOpsetImport);
        return marked.build();
    }

    private static void domains(GraphProto graph, Set<String> found) {
        for (NodeProto node : graph.getNodeList()) {
            found.add(node.getDomain());
            node.getAttributeList().stream()
                    .filter(AttributeProto::hasG)
                    .forEach(attribute -> domains(attribute.getG(), found));
        }
    }
}
