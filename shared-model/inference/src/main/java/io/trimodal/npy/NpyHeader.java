package io.trimodal.npy;

import io.trimodal.binary.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * What a {@code .npy} stream begins with, versions 1 to 3 of the format. The header is a Python literal: the dictionary
 * that NumPy writes, in any spacing, order and quotes, by Python 2 or 3. It is matched, never evaluated.
 *
 * @param descr NumPy's type string, such as {@code <f4}
 * @param fortranOrder whether the first axis varies fastest
 * @param bytes length of the header with its preamble
 */
record NpyHeader(String descr, boolean fortranOrder, int[] shape, long bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final int MOST_DIMENSIONS = 32;

    /** Python 2 marks strings of Unicode, and whole numbers that are long. */
    private static final Pattern DESCR =
            Pattern.compile("(['\"])descr\\1\\s*:\\s*(?:(\\[)|[uUbB]?(['\"])([^'\"]*)\\3)");

    private static final Pattern ORDER = Pattern.compile("(['\"])fortran_order\\1\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("(['\"])shape\\1\\s*:\\s*\\(([0-9lL,\\s]*)\\)");
    private static final Pattern LONG = Pattern.compile("(?<=[0-9])[lL]$");

    /** @throws IOException ({@link ZipException} or {@link EOFException}) with a message whose subject is the array */
    static NpyHeader read(InputStream in) throws IOException {
        byte[] preamble = exactly(in, MAGIC.length + 2);
        if (!Arrays.equals(preamble, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ZipException("is not in NumPy's .npy format");
        }
        int version = preamble[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new ZipException("is of the unknown .npy version " + version);
        }
        // version 1 has a 16-bit length, later ones a 32-bit length; version 3 is UTF-8
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer field = ByteBuffer.wrap(exactly(in, lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? Short.toUnsignedLong(field.getShort()) : Integer.toUnsignedLong(field.getInt());
        if (length > MOST_HEADER_BYTES) {
            throw new ZipException("declares a header of " + length + " bytes");
        }
        String text = new String(
                exactly(in, (int) length), version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return parse(text.strip(), preamble.length + lengthBytes + length);
    }

    private static NpyHeader parse(String text, long bytes) throws ZipException {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new ZipException("has the malformed header " + Printable.quoted(text));
        }
        Matcher descr = found(DESCR, text);
        if (descr.group(2) != null) {
            throw new ZipException("is a structured array: save each of its fields as an array");
        }
        boolean fortranOrder = found(ORDER, text).group(2).equals("True");
        return new NpyHeader(
                descr.group(4), fortranOrder, shape(found(SHAPE, text).group(2)), bytes);
    }

    private static Matcher found(Pattern pattern, String text) throws ZipException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new ZipException("has the malformed header " + Printable.quoted(text));
        }
        return matcher;
    }

    private static int[] shape(String text) throws ZipException {
        try {
            String[] sizes = text.isBlank() ? new String[0] : text.strip().split(",");
            int[] shape = Arrays.stream(sizes)
                    .map(size -> LONG.matcher(size.strip()).replaceFirst(""))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int count = 1;
            for (int size : shape) {
                count = Math.multiplyExact(count, size);
            }
            if (shape.length > MOST_DIMENSIONS) {
                throw new ZipException("has " + shape.length + " dimensions");
            }
            return shape;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new ZipException("has a shape that does not fit into an array: " + Printable.quoted(text));
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ends inside its header");
        }
        return bytes;
    }

    int elements() {
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        return count;
    }
}
