package io.trimodal.modeling.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes pickles instruction by instruction, the way torch.save does (protocol 2) and in ways that it never would. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Starts with PROTO 2. */
    static PickleWriter protocol2() {
        return new PickleWriter().raw(0x80, 2);
    }

    PickleWriter raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleWriter ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    PickleWriter global(String module, String name) {
        return ascii("c" + module + "\n" + name + "\n");
    }

    PickleWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeBytes(little(4, bytes.length));
        out.writeBytes(bytes);
        return this;
    }

    /** BININT1, BININT2, BININT or LONG1, whichever is shortest, as Python chooses. */
    PickleWriter integer(long value) {
        if (value >= 0 && value < 1 << 8) {
            return raw('K', (int) value);
        }
        if (value >= 0 && value < 1 << 16) {
            return raw('M', (int) value & 0xff, (int) value >> 8);
        }
        if (value == (int) value) {
            out.write('J');
            out.writeBytes(little(4, value));
            return this;
        }
        raw(0x8a, 8);
        out.writeBytes(little(8, value));
        return this;
    }

    PickleWriter mark() {
        return raw('(');
    }

    PickleWriter tuple() {
        return raw('t');
    }

    PickleWriter reduce() {
        return raw('R');
    }

    PickleWriter integers(long... values) {
        mark();
        for (long value : values) {
            integer(value);
        }
        return tuple();
    }

    PickleWriter orderedDict() {
        return global("collections", "OrderedDict").raw(')').reduce();
    }

    /** The persistent id of a storage, and BINPERSID. */
    PickleWriter storage(String type, String key, long elements) {
        return mark().text("storage")
                .global("torch", type)
                .text(key)
                .text("cpu")
                .integer(elements)
                .tuple()
                .raw('Q');
    }

    PickleWriter tensor(TestTensor tensor) {
        return global("torch._utils", "_rebuild_tensor_v2")
                .mark()
                .storage(tensor.type(), tensor.key(), tensor.storageElements())
                .integer(tensor.offset())
                .integers(tensor.shape())
                .integers(tensor.stride())
                .raw(0x89)
                .orderedDict()
                .tuple()
                .reduce();
    }

    byte[] stop() {
        return raw('.').out.toByteArray();
    }

    private static byte[] little(int width, long value) {
        byte[] eight = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return Arrays.copyOf(eight, width);
    }
}
