package io.trimodal.modeling.dataset;

import io.trimodal.binary.ElementFormat;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's dtype, as far as data sets need it. */
sealed interface NumpyType {
    /** Integers, floats, booleans. */
    record Number(ElementFormat format, ByteOrder order) implements NumpyType {}

    /** Strings of a fixed number of characters, padded with zeros. */
    record Text(int characters, int width, Charset charset) implements NumpyType {
        int bytes() {
            return characters * width;
        }

        /** @throws IllegalArgumentException with a message whose subject is the column, if it is no Unicode */
        String decode(byte[] bytes, int from) {
            String padded;
            try {
                padded = TextBytes.decode(Arrays.copyOfRange(bytes, from, from + bytes()), charset);
            } catch (MalformedTextException e) {
                throw new IllegalArgumentException("has a string that is no Unicode", e);
            }
            int end = padded.length();
            while (end > 0 && padded.charAt(end - 1) == 0) {
                end--;
            }
            return padded.substring(0, end);
        }
    }

    /** References to Python objects. */
    record Python() implements NumpyType {}

    /** @param code such as {@code f4}, as {@code numpy.dtype} is called; empty for a type that is not taken */
    static Optional<NumpyType> of(String code, ByteOrder order) {
        Map<String, ElementFormat> formats = Map.ofEntries(
                Map.entry("f2", ElementFormat.F16),
                Map.entry("f4", ElementFormat.F32),
                Map.entry("f8", ElementFormat.F64),
                Map.entry("i1", ElementFormat.I8),
                Map.entry("i2", ElementFormat.I16),
                Map.entry("i4", ElementFormat.I32),
                Map.entry("i8", ElementFormat.I64),
                Map.entry("u1", ElementFormat.U8),
                Map.entry("u2", ElementFormat.U16),
                Map.entry("u4", ElementFormat.U32),
                Map.entry("u8", ElementFormat.U64),
                Map.entry("b1", ElementFormat.BOOL));
        if (formats.containsKey(code)) {
            return Optional.of(new Number(formats.get(code), order));
        }
        if (code.equals("O8") || code.equals("O4")) {
            return Optional.of(new Python());
        }
        Matcher text = Pattern.compile("([SU])([1-9][0-9]{0,5})").matcher(code);
        if (!text.matches()) {
            return Optional.empty();
        }
        boolean unicode = text.group(1).equals("U");
        Charset wide = order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE;
        return Optional.of(
                new Text(Integer.parseInt(text.group(2)), unicode ? 4 : 1, unicode ? wide : StandardCharsets.UTF_8));
    }
}
