package io.trimodal.benchmark.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The floating-point operations of an ONNX graph's matrix products, 2·m·n·k each (a multiplication and an addition);
 * nothing else is counted, neither softmax nor normalisation. What depends on no input is left out, as it is computed
 * once when the graph is loaded.
 *
 * <p>Sizes come from a run of the graph itself with the operands of each product as further outputs, so that no rules
 * for the shapes of other operators are needed. Every size is linear in the batch, and a product has the batch once:
 * two small runs tell the operations at any batch.
 */
public final class MatrixFlops {
    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "FusedMatMul", "FusedGemm");

    /** Two products: queries with keys, weights with values. */
    private static final String ATTENTION = "MultiHeadAttention";

    /** Operators that multiply matrices inside; better no figure than one that leaves them out. */
    private static final Set<String> HIDDEN_PRODUCTS = Set.of(
            "Attention",
            "Conv",
            "ConvTranspose",
            "DynamicQuantizeMatMul",
            "Einsum",
            "GRU",
            "GroupQueryAttention",
            "If",
            "LSTM",
            "Loop",
            "MatMulInteger",
            "MatMulNBits",
            "QAttention",
            "QLinearMatMul",
            "RNN",
            "Scan");

    private final long atOne;
    private final long perFurther;

    private MatrixFlops(long atOne, long perFurther) {
        this.atOne = atOne;
        this.perFurther = perFurther;
    }

    /**
     * @param sizes of the symbolic dimensions other than {@code batch}, by name
     * @throws UncountedOperatorException if the graph has an operator that may hide a product
     */
    public static MatrixFlops of(ModelProto model, Map<String, Long> sizes) {
        List<NodeProto> products = products(model.getGraph());
        if (products.isEmpty()) {
            return new MatrixFlops(0, 0);
        }
        long one = count(model, products, with(sizes, 1));
        long two = count(model, products, with(sizes, 2));
        return new MatrixFlops(one, two - one);
    }

    /** Operations of one run. */
    public long at(int batch) {
        return atOne + (batch - 1) * perFurther;
    }

    private static Map<String, Long> with(Map<String, Long> sizes, long batch) {
        Map<String, Long> all = new HashMap<>(sizes);
        all.put("batch", batch);
        return all;
    }

    private static List<NodeProto> products(GraphProto graph) {
        Set<String> varying = new HashSet<>();
        graph.getInputList().forEach(input -> varying.add(input.getName()));
        graph.getInitializerList().forEach(constant -> varying.remove(constant.getName()));
        List<NodeProto> products = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            if (HIDDEN_PRODUCTS.contains(node.getOpType())) {
                throw new UncountedOperatorException(graph.getName(), node.getOpType());
            }
            if (node.getInputList().stream().anyMatch(varying::contains)) {
                varying.addAll(node.getOutputList());
                if (PRODUCTS.contains(node.getOpType()) || node.getOpType().equals(ATTENTION)) {
                    products.add(node);
                }
            }
        }
        return products;
    }

    private static long count(ModelProto model, List<NodeProto> products, Map<String, Long> sizes) {
        Map<String, long[]> shapes = shapes(model, products, sizes);
        long total = 0;
        for (NodeProto product : products) {
            if (product.getOpType().equals(ATTENTION)) {
                total += attention(
                        shapes.get(product.getInput(0)),
                        shapes.get(product.getInput(1)),
                        shapes.get(product.getInput(2)));
                continue;
            }
            total += operations(
                    shapes.get(product.getInput(0)),
                    transposed(product, "transA"),
                    shapes.get(product.getInput(1)),
                    transposed(product, "transB"));
        }
        return total;
    }

    /**
     * Of operands {@code [batch, queries, width]}, {@code [batch, keys, width]}, {@code [batch, keys, width of
     * values]}.
     */
    static long attention(long[] queries, long[] keys, long[] values) {
        return 2 * queries[0] * queries[1] * keys[1] * (queries[2] + values[2]);
    }

    /** 2·m·n·k for each pair of matrices; leading axes are broadcast. */
    static long operations(long[] a, boolean transposedA, long[] b, boolean transposedB) {
        long m = a.length < 2 ? 1 : a[a.length - (transposedA ? 1 : 2)];
        long k = a[a.length - (transposedA && a.length > 1 ? 2 : 1)];
        long n = b.length < 2 ? 1 : b[b.length - (transposedB ? 2 : 1)];
        long pairs = 1;
        for (int i = 3; i <= Math.max(a.length, b.length); i++) {
            pairs *= Math.max(i <= a.length ? a[a.length - i] : 1, i <= b.length ? b[b.length - i] : 1);
        }
        return 2 * m * n * k * pairs;
    }

    private static boolean transposed(NodeProto node, String attribute) {
        return node.getAttributeList().stream()
                .filter(given -> given.getName().equals(attribute))
                .mapToLong(AttributeProto::getI)
                .anyMatch(value -> value != 0);
    }

    private static Map<String, long[]> shapes(ModelProto model, List<NodeProto> products, Map<String, Long> sizes) {
        Map<String, long[]> shapes = new HashMap<>();
        Map<String, Tensor> feeds = new HashMap<>();
        for (TensorProto constant : model.getGraph().getInitializerList()) {
            shapes.put(
                    constant.getName(),
                    constant.getDimsList().stream().mapToLong(Long::longValue).toArray());
        }
        for (ValueInfoProto input : model.getGraph().getInputList()) {
            if (!shapes.containsKey(input.getName())) {
                long[] shape = bound(input, sizes);
                shapes.put(input.getName(), shape);
                feeds.put(input.getName(), zeros(input, shape));
            }
        }
        Set<String> asked = new LinkedHashSet<>();
        for (NodeProto product : products) {
            asked.addAll(product.getInputList().subList(0, product.getOpType().equals(ATTENTION) ? 3 : 2));
        }
        asked.removeAll(shapes.keySet());
        if (!asked.isEmpty()) {
            try (Graph probe = Graphs.load("operand sizes", probing(model, asked), 1)) {
                probe.run(feeds, List.copyOf(asked)).forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            }
        }
        return shapes;
    }

    private static byte[] probing(ModelProto model, Set<String> asked) {
        GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
        // ONNX Runtime infers the types of outputs that are only named.
        asked.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    private static long[] bound(ValueInfoProto input, Map<String, Long> sizes) {
        List<TensorShapeProto.Dimension> dims =
                input.getType().getTensorType().getShape().getDimList();
        long[] shape = new long[dims.size()];
        for (int i = 0; i < shape.length; i++) {
            TensorShapeProto.Dimension dim = dims.get(i);
            Long size = dim.hasDimValue() ? Long.valueOf(dim.getDimValue()) : sizes.get(dim.getDimParam());
            if (size == null) {
                throw new IllegalArgumentException(
                        "input " + input.getName() + " has the dimension " + dim.getDimParam() + ", which has no size");
            }
            shape[i] = size;
        }
        return shape;
    }

    private static Tensor zeros(ValueInfoProto input, long[] shape) {
        return input.getType().getTensorType().getElemType() == TensorProto.DataType.INT64.getNumber()
                ? Tensor.longs(shape)
                : Tensor.floats(shape);
    }
}
