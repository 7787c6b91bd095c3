package io.trimodal.npy;

import io.trimodal.binary.ElementFormat;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.Printable;
import io.trimodal.binary.TextBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Turns one {@code .npy} stream into an array, in two steps, so that its shape can be looked at before memory is taken
 * for it. Every refusal is a {@link ZipException} or {@link EOFException} whose message completes a sentence about the
 * array. Not thread-safe; one per stream.
 */
public final class NpyDecoder {
    private static final Pattern TYPE = Pattern.compile("([<>|=]?)([a-zA-Z?][a-zA-Z0-9]*)");
    /** Strings of length 0 have no bytes by which to check how many there are. */
    private static final Pattern TEXT = Pattern.compile("([SU])([1-9][0-9]{0,5})");

    private final NpyHeader header;
    private final InputStream in;
    private final long bytes;

    private NpyDecoder(NpyHeader header, InputStream in, long bytes) {
        this.header = header;
        this.in = in;
        this.bytes = bytes;
    }

    /**
     * Reads the header.
     *
     * @param bytes length of the whole stream
     * @throws IOException if the stream does not begin as NumPy writes it
     */
    public static NpyDecoder open(InputStream in, long bytes) throws IOException {
        return new NpyDecoder(NpyHeader.read(in), in, bytes);
    }

    /** What the header says; empty for a scalar. */
    public int[] shape() {
        return header.shape().clone();
    }

    /** Whether the elements are strings, which take many times the memory of the stream. */
    public boolean holdsText() {
        Matcher type = TYPE.matcher(header.descr());
        return type.matches() && TEXT.matcher(type.group(2)).matches();
    }

    /**
     * How the elements lie in the rest of the stream, for a caller that takes them from there; empty unless they are
     * numbers or booleans.
     *
     * @throws ZipException if they are of a type that {@link #read} does not take either, or not as many as declared
     */
    public Optional<NpyNumbers> numbers() throws ZipException {
        if (holdsText()) {
            return Optional.empty();
        }
        ElementFormat format = numberFormat();
        requireLength(header, format.width(), bytes);
        return Optional.of(new NpyNumbers(shape(), format, order(), header.fortranOrder()));
    }

    /**
     * Reads the elements. What the header declares is compared with the length of the stream before any memory is
     * taken.
     *
     * @throws IOException if they are not numbers, booleans or strings, or not as many as declared
     */
    public NpyArray read() throws IOException {
        Matcher text = TEXT.matcher(element());
        if (text.matches()) {
            int characters = Integer.parseInt(text.group(2));
            boolean unicode = text.group(1).equals("U");
            int width = unicode ? Math.multiplyExact(4, characters) : characters;
            requireLength(header, width, bytes);
            return new NpyArray.Strings(header.shape(), strings(in, header, width, charset(unicode, order())));
        }
        ElementFormat format = numberFormat();
        requireLength(header, format.width(), bytes);
        return numbers(in, header, format, order());
    }

    /** The type without its byte order. */
    private String element() throws ZipException {
        Matcher type = TYPE.matcher(header.descr());
        if (!type.matches()) {
            throw unknown(header);
        }
        return type.group(2);
    }

    private ByteOrder order() {
        return header.descr().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private ElementFormat numberFormat() throws ZipException {
        String element = element();
        if (element.startsWith("O") || element.equals("object")) {
            throw new ZipException(
                    "holds pickled Python objects, which are never loaded; save it again as a plain array"
                            + " (numpy.save(..., allow_pickle=False) tells whether it is one)");
        }
        return NumberTypes.find(element).orElseThrow(() -> unknown(header));
    }

    private static ZipException unknown(NpyHeader header) {
        return new ZipException("is of the unsupported type " + Printable.quoted(header.descr()));
    }

    private static void requireLength(NpyHeader header, int width, long bytes) throws ZipException {
        long declared = header.bytes() + (long) header.elements() * width;
        if (declared != bytes) {
            throw new ZipException("declares " + declared + " bytes but has " + bytes);
        }
    }

    private static NpyArray numbers(InputStream in, NpyHeader header, ElementFormat format, ByteOrder order)
            throws IOException {
        int count = header.elements();
        int[] shape = header.shape();
        return switch (format) {
            case F16, BF16, F32 -> {
                float[] stored = format.floats(in, count, order);
                if (!header.fortranOrder()) {
                    yield new NpyArray.Floats(shape, stored);
                }
                float[] values = new float[count];
                Layout.forEach(header, (to, from) -> values[to] = stored[from]);
                yield new NpyArray.Floats(shape, values);
            }
            case F64 -> {
                double[] stored = format.doubles(in, count, order);
                double[] values = header.fortranOrder() ? new double[count] : stored;
                Layout.forEach(header, (to, from) -> values[to] = stored[from]);
                yield new NpyArray.Doubles(shape, values);
            }
            case I8, I16, I32, I64, U8, U16, U32, U64 -> {
                long[] stored = format.longs(in, count, order);
                long[] values = header.fortranOrder() ? new long[count] : stored;
                Layout.forEach(header, (to, from) -> values[to] = stored[from]);
                if (format == ElementFormat.U64) {
                    requireSigned(values);
                }
                yield new NpyArray.Integers(shape, values);
            }
            case BOOL -> {
                long[] stored = format.longs(in, count, order);
                boolean[] values = new boolean[count];
                Layout.forEach(header, (to, from) -> values[to] = stored[from] != 0);
                yield new NpyArray.Booleans(shape, values);
            }
        };
    }

    private static void requireSigned(long[] values) throws ZipException {
        for (long value : values) {
            if (value < 0) {
                throw new ZipException("has the integer " + Long.toUnsignedString(value) + ", above 2^63 - 1");
            }
        }
    }

    private static Charset charset(boolean unicode, ByteOrder order) {
        if (!unicode) {
            // NumPy does not say; this is what str.encode writes where nothing else is asked for
            return StandardCharsets.UTF_8;
        }
        return order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE;
    }

    private static String[] strings(InputStream in, NpyHeader header, int width, Charset charset) throws IOException {
        String[] stored = new String[header.elements()];
        for (int i = 0; i < stored.length; i++) {
            byte[] bytes = in.readNBytes(width);
            if (bytes.length < width) {
                throw new EOFException("ends early");
            }
            stored[i] = string(bytes, charset, i);
        }
        String[] values = new String[stored.length];
        Layout.forEach(header, (to, from) -> values[to] = stored[from]);
        return values;
    }

    /** Without the zeros that pad it. */
    private static String string(byte[] padded, Charset charset, int index) throws ZipException {
        try {
            String text = TextBytes.decode(padded, charset);
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == 0) {
                end--;
            }
            return text.substring(0, end);
        } catch (MalformedTextException _) {
            throw new ZipException("has no Unicode in string " + index
                    + (charset.equals(StandardCharsets.UTF_8)
                            ? ", which is not UTF-8; save it as an array of str"
                            : ""));
        }
    }
}
