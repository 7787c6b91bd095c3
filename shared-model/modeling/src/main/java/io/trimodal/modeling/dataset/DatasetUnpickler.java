package io.trimodal.modeling.dataset;

import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.Printable;
import io.trimodal.binary.TextBytes;
import io.trimodal.modeling.pickle.ContainerUnpickler;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import net.razorvine.pickle.Opcodes;

/**
 * Reads the structure of a pickle of dictionaries, lists, strings and NumPy arrays, protocols 2 to 5. What it names is
 * looked up in {@link AllowedCall} and done here; the library's open registry of constructors is never asked. The bytes
 * of arrays are not read but jumped over: the result has {@link PickledArray}s that say where they lie, so a file of
 * gigabytes takes as long as its structure.
 *
 * <p>Memory is bounded whatever the file says: it may have no more than {@link #MOST_INSTRUCTIONS} instructions and
 * {@link #MOST_TEXT} bytes of text, no value may be longer than what is left, and shared or cyclic containers are never
 * walked. One use only.
 */
final class DatasetUnpickler extends ContainerUnpickler {
    /** MOSEI's 22,856 utterances with a dozen lists take less than a million. */
    private static final int MOST_INSTRUCTIONS = 8_000_000;

    private static final int MOST_TEXT = 256 << 20;

    /** Longer text is an array's content or a mistake; it is not made a string. */
    private static final int LONGEST_STRING = 1 << 16;

    private static final int SMALL = 256;
    private static final int MOST_DIMENSIONS = 16;

    private final Path file;
    private PickleInput bytes;
    private int instructions;
    private long text;

    DatasetUnpickler(Path file) {
        this.file = file;
    }

    /** @throws InvalidDatasetException for anything but a whole, harmless pickle */
    Object read(FileChannel channel) throws IOException {
        bytes = new PickleInput(channel);
        try {
            Object result = load(bytes);
            if (bytes.left() > 0) {
                throw hostile("has " + bytes.left() + " bytes after the end of its pickle");
            }
            return result;
        } catch (InvalidDatasetException e) {
            throw e;
        } catch (EOFException e) {
            throw new InvalidDatasetException(
                    file, "is truncated or damaged near byte " + bytes.position() + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // the library documents no failures: an empty stack, a missing marker and a bad number each have their own
            throw new InvalidDatasetException(
                    file, "is a truncated or damaged pickle, near byte " + bytes.position(), e);
        }
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        if (++instructions > MOST_INSTRUCTIONS) {
            throw hostile("has more than " + MOST_INSTRUCTIONS + " instructions: its numbers are not in arrays");
        }
        return super.dispatch(key);
    }

    @Override
    protected void dispatchFurther(short key) throws IOException {
        switch (key) {
            case Opcodes.PROTO -> protocol();
            case Opcodes.FRAME -> frame();
            case Opcodes.GLOBAL -> stack.add(global(bytes.line(), bytes.line()));
            case Opcodes.STACK_GLOBAL -> stackGlobal();
            case Opcodes.BUILD -> build();
            case Opcodes.SHORT_BINUNICODE -> unicode(bytes.unsigned(1));
            case Opcodes.BINUNICODE -> unicode(bytes.unsigned(4));
            case Opcodes.BINUNICODE8 -> unicode(bytes.unsigned(8));
            case Opcodes.SHORT_BINBYTES -> stack.add(new PickledBytes.Held(bytes.exactly((int) bytes.unsigned(1))));
            case Opcodes.BINBYTES -> binary(bytes.unsigned(4));
            case Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> binary(bytes.unsigned(8));
            case Opcodes.SHORT_BINSTRING -> byteString(bytes.unsigned(1));
            case Opcodes.BINSTRING -> byteString(bytes.unsigned(4));
            case Opcodes.MEMOIZE -> byLibrary(key);
            default ->
                throw hostile("has the pickle instruction 0x%02x, which no data set of arrays needs".formatted(key));
        }
    }

    private void protocol() throws IOException {
        long protocol = bytes.unsigned(1);
        if (protocol < 2 || protocol > 5) {
            throw new InvalidDatasetException(file, "is a pickle of protocol " + protocol + "; 2 to 5 are read");
        }
    }

    private void frame() throws IOException {
        long length = bytes.unsigned(8);
        if (length < 0 || length > bytes.left()) {
            throw new EOFException(
                    "a frame of " + Long.toUnsignedString(length) + " bytes with " + bytes.left() + " left");
        }
    }

    private void stackGlobal() {
        Object name = stack.pop();
        Object module = stack.pop();
        if (!(module instanceof String first) || !(name instanceof String second)) {
            throw hostile("names something by other things than strings");
        }
        stack.add(global(first, second));
    }

    private AllowedCall global(String module, String name) {
        return AllowedCall.find(module, name)
                .orElseThrow(() -> hostile("names " + Printable.quoted(module + "." + name)
                        + ", which a data set of arrays does not need; nothing was created"));
    }

    private void unicode(long length) throws IOException {
        if (length >= 0 && length <= LONGEST_STRING) {
            stack.add(utf8(counted(length)));
        } else {
            stack.add(new PickledBytes.AsText(bytes.jump(length)));
        }
    }

    private String utf8(byte[] text) {
        try {
            return TextBytes.decode(text, StandardCharsets.UTF_8);
        } catch (MalformedTextException e) {
            throw hostile("has a string, before byte " + bytes.position() + ", that " + e.getMessage());
        }
    }

    private void binary(long length) throws IOException {
        stack.add(
                length >= 0 && length <= SMALL
                        ? new PickledBytes.Held(bytes.exactly((int) length))
                        : new PickledBytes.InFile(bytes.jump(length)));
    }

    /** Python 2's strings are bytes: keys and names where they are short, else an array's content. */
    private void byteString(long length) throws IOException {
        if (length <= LONGEST_STRING) {
            stack.add(new String(counted(length), StandardCharsets.ISO_8859_1));
        } else {
            stack.add(new PickledBytes.InFile(bytes.jump(length)));
        }
    }

    private byte[] counted(long length) throws IOException {
        text += length;
        if (text > MOST_TEXT) {
            throw hostile("has more than " + MOST_TEXT + " bytes of text");
        }
        return bytes.exactly((int) length);
    }

    @Override
    protected Object call(Object callable, Object[] arguments) {
        if (!(callable instanceof AllowedCall call)) {
            throw notCallable();
        }
        return switch (call) {
            case RECONSTRUCT -> emptyArray(arguments);
            case FROM_BUFFER -> arrayOver(arguments);
            case SCALAR -> scalar(arguments);
            case DTYPE -> type(arguments);
            case ENCODE -> encoded(arguments);
            case BYTES -> nothing(arguments, new PickledBytes.Held(new byte[0]));
            case ORDERED_DICT -> nothing(arguments, new LinkedHashMap<>());
            case ARRAY_CLASS -> throw hostile("makes an array in a way that NumPy does not");
        };
    }

    private Object nothing(Object[] arguments, Object made) {
        if (arguments.length != 0) {
            throw hostile("makes bytes or a dictionary from arguments");
        }
        return made;
    }

    private PickledArray emptyArray(Object[] arguments) {
        if (arguments.length != 3 || arguments[0] != AllowedCall.ARRAY_CLASS) {
            throw hostile("makes an array of something else than numpy.ndarray");
        }
        return new PickledArray();
    }

    /** Arguments: bytes, dtype, shape, order. */
    private PickledArray arrayOver(Object[] arguments) {
        if (arguments.length != 4
                || !(arguments[1] instanceof PickledType type)
                || !(arguments[3] instanceof String order)) {
            throw hostile("makes an array from other things than bytes, a type, a shape and an order");
        }
        PickledArray array = new PickledArray();
        array.fill(new PickledArray.State(shape(arguments[2]), type, order.equals("F"), content(arguments[0])));
        return array;
    }

    private PickledType type(Object[] arguments) {
        if (arguments.length < 1 || !(arguments[0] instanceof String code)) {
            throw hostile("has a NumPy type that is not told by name");
        }
        return new PickledType(code);
    }

    private PickledBytes encoded(Object[] arguments) {
        if (arguments.length != 2 || !"latin1".equals(arguments[1])) {
            throw hostile("encodes text in another way than bytes are written");
        }
        return switch (arguments[0]) {
            case PickledBytes.AsText text -> text;
            case String text
            when text.chars().allMatch(c -> c < 256) ->
                new PickledBytes.Held(text.getBytes(StandardCharsets.ISO_8859_1));
            case null, default -> throw hostile("encodes something that stands for no bytes");
        };
    }

    /** A number or string that NumPy took out of an array. */
    private Object scalar(Object[] arguments) {
        if (arguments.length != 2
                || !(arguments[0] instanceof PickledType type)
                || !(content(arguments[1]) instanceof PickledBytes.Held(byte[] value))) {
            throw hostile("makes a NumPy scalar from other things than a type and a few bytes");
        }
        NumpyType element = type.element().orElseThrow(() -> unknown(type));
        return switch (element) {
            case NumpyType.Number number when value.length == number.format().width() -> number(number, value);
            case NumpyType.Text string when value.length == string.bytes() -> string.decode(value, 0);
            case NumpyType.Number _, NumpyType.Text _, NumpyType.Python _ ->
                throw hostile("makes a NumPy scalar of the type " + Printable.quoted(type.code()) + " from "
                        + value.length + " bytes");
        };
    }

    private static Number number(NumpyType.Number type, byte[] value) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(value);
            return type.format().isFloatingPoint()
                    ? (Number) type.format().doubles(in, 1, type.order())[0]
                    : (Number) type.format().longs(in, 1, type.order())[0];
        } catch (IOException e) {
            throw new IllegalStateException("the bytes were counted", e);
        }
    }

    private void build() {
        Object state = stack.pop();
        switch (stack.peek()) {
            case PickledArray array -> array.fill(arrayState(state));
            case PickledType type -> type.order(order(type, state));
            case null, default -> throw hostile("sets the state of something that is neither an array nor its type");
        }
    }

    /** {@code (version, shape, dtype, fortran, data)}. */
    private PickledArray.State arrayState(Object state) {
        if (!(state instanceof Object[] parts)
                || parts.length != 5
                || !(parts[2] instanceof PickledType type)
                || !(parts[3] instanceof Boolean fortran)) {
            throw hostile("has an array whose state is not as NumPy writes it");
        }
        Object data = parts[4] instanceof List<?> ? parts[4] : content(parts[4]);
        return new PickledArray.State(shape(parts[1]), type, fortran, data);
    }

    /** {@code (version, byte order, subarray, names, fields, size, alignment, flags, ...)}. */
    private ByteOrder order(PickledType type, Object state) {
        if (!(state instanceof Object[] parts) || parts.length < 5 || !(parts[1] instanceof String order)) {
            throw hostile("has a NumPy type whose state is not as NumPy writes it");
        }
        if (parts[2] != null || parts[3] != null || parts[4] != null) {
            throw new InvalidDatasetException(
                    file, "has an array of records (type " + Printable.quoted(type.code()) + "); save plain arrays");
        }
        return order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private PickledBytes content(Object value) {
        return switch (value) {
            case PickledBytes found -> found;
            // Python 2's bytes
            case String text
            when text.chars().allMatch(c -> c < 256) ->
                new PickledBytes.Held(text.getBytes(StandardCharsets.ISO_8859_1));
            case null, default -> throw hostile("has an array whose content is neither bytes nor a list");
        };
    }

    private int[] shape(Object value) {
        if (!(value instanceof Object[] sizes) || sizes.length > MOST_DIMENSIONS) {
            throw hostile("has an array whose shape is no tuple, or has more than " + MOST_DIMENSIONS + " sizes");
        }
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            long size = integer(sizes[i]);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw hostile("has an array with the size " + size);
            }
            shape[i] = (int) size;
        }
        return shape;
    }

    private InvalidDatasetException unknown(PickledType type) {
        return new InvalidDatasetException(
                file,
                "has the NumPy type " + Printable.quoted(type.code())
                        + "; numbers, booleans, strings and lists of them are read");
    }

    @Override
    protected InvalidDatasetException hostile(String reason) {
        return new InvalidDatasetException(file, reason);
    }
}
