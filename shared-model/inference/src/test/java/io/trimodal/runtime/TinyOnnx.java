package io.trimodal.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes small ONNX models (operator set 12) as protobuf by hand: this module has no protobuf library. The field
 * numbers are those of onnx.proto.
 */
public final class TinyOnnx {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Message graph = new Message().text(2, "tiny");

    /** {@code y [batch, 2] = x [batch, 2] + (10, 20)}. */
    public static byte[] addition() {
        return new TinyOnnx()
                .input("x", "batch", 2)
                .constant("c", new long[] {2}, 10, 20)
                .node("Add", "y", "x", "c")
                .output("y", "batch", 2)
                .bytes();
    }

    /** A float input; dims are numbers or names. */
    public TinyOnnx input(String name, Object... dims) {
        graph.message(11, value(name, FLOAT, dims));
        return this;
    }

    /** An int64 input. */
    public TinyOnnx inputIds(String name, Object... dims) {
        graph.message(11, value(name, INT64, dims));
        return this;
    }

    public TinyOnnx output(String name, Object... dims) {
        graph.message(12, value(name, FLOAT, dims));
        return this;
    }

    public TinyOnnx constant(String name, long[] shape, float... values) {
        Message tensor = new Message();
        for (long dim : shape) {
            tensor.number(1, dim);
        }
        tensor.number(2, FLOAT).text(8, name);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value);
            for (int shift = 0; shift < 32; shift += 8) {
                raw.write(bits >>> shift);
            }
        }
        graph.message(5, tensor.bytes(9, raw.toByteArray()));
        return this;
    }

    public TinyOnnx node(String operator, String output, String... inputs) {
        graph.message(1, node(operator, new String[] {output}, inputs));
        return this;
    }

    /** A node with one attribute of integers. */
    public TinyOnnx nodeWith(String operator, String output, String input, String attribute, long... values) {
        Message ints = new Message().text(1, attribute).number(20, 7);
        for (long value : values) {
            ints.number(8, value);
        }
        graph.message(1, node(operator, new String[] {output}, input).message(5, ints));
        return this;
    }

    /** Sum over all but the first axis, which stays alone. */
    public TinyOnnx sumOfRows(String output, String input) {
        Message axes = new Message().text(1, "axes").number(20, 7).number(8, 1).number(8, 2);
        Message keep = new Message().text(1, "keepdims").number(20, 2).number(3, 0);
        graph.message(
                1,
                node("ReduceSum", new String[] {output}, input).message(5, axes).message(5, keep));
        return this;
    }

    /** int64 to float32. */
    public TinyOnnx toFloat(String output, String input) {
        Message to = new Message().text(1, "to").number(20, 2).number(3, FLOAT);
        graph.message(1, node("Cast", new String[] {output}, input).message(5, to));
        return this;
    }

    public byte[] bytes() {
        Message operators = new Message().text(1, "").number(2, 12);
        return new Message()
                .number(1, 7)
                .message(7, graph)
                .message(8, operators)
                .toByteArray();
    }

    private static Message node(String operator, String[] outputs, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        for (String output : outputs) {
            node.text(2, output);
        }
        return node.text(4, operator);
    }

    private static Message value(String name, int type, Object... dims) {
        Message shape = new Message();
        for (Object dim : dims) {
            shape.message(
                    1,
                    dim instanceof Integer size
                            ? new Message().number(1, size)
                            : new Message().text(2, dim.toString()));
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protobuf message under construction. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.toByteArray());
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
