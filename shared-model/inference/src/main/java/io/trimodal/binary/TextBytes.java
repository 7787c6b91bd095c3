package io.trimodal.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text that somebody sent as bytes. Readers of JSON and {@link String} pass over some of what is malformed: forms that
 * are too long ({@code C0 AF} for a slash), halves of surrogate pairs, code points above U+10FFFF, characters that are
 * cut off. Two readers then see two texts.
 */
public final class TextBytes {
    private static final int CHUNK = 1 << 13;

    private TextBytes() {}

    /** UTF-8, unless a byte order mark or the zeros around a first character of ASCII show UTF-16 or UTF-32. */
    public static Charset encoding(byte[] text) {
        int first = at(text, 0) << 8 | at(text, 1);
        int second = at(text, 2) << 8 | at(text, 3);
        if (text.length >= 4 && first == 0 && (second == 0xFEFF || second >>> 8 == 0)) {
            return StandardCharsets.UTF_32BE;
        }
        if (text.length >= 4 && second == 0 && (first == 0xFFFE || (first & 0xFF) == 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (text.length >= 2 && (first == 0xFEFF || first >>> 8 == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (text.length >= 2 && (first == 0xFFFE || (first & 0xFF) == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int at(byte[] text, int index) {
        return index < text.length ? Byte.toUnsignedInt(text[index]) : 0;
    }

    /** The first place that is no text; empty if all of it is. */
    public static Optional<MalformedText> malformed(byte[] text, Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_32LE) || encoding.equals(StandardCharsets.UTF_32BE)) {
            int fault = noCodePoint(text, encoding.equals(StandardCharsets.UTF_32BE));
            return fault < 0 ? Optional.empty() : Optional.of(MalformedText.at(text, fault, encoding));
        }
        CharsetDecoder decoder = encoding.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        return result.isMalformed() ? Optional.of(MalformedText.at(text, in.position(), encoding)) : Optional.empty();
    }

    /**
     * The JDK's decoder of UTF-32 takes halves of surrogate pairs. @return index of the first that is none; -1 if all
     * are
     */
    private static int noCodePoint(byte[] text, boolean bigEndian) {
        ByteBuffer in = ByteBuffer.wrap(text).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= Integer.BYTES) {
            int character = in.getInt();
            if (!Character.isValidCodePoint(character) || Character.getType(character) == Character.SURROGATE) {
                return in.position() - Integer.BYTES;
            }
        }
        return in.hasRemaining() ? in.position() : -1;
    }

    /** @throws MalformedTextException if it is not in that encoding */
    public static String decode(byte[] text, Charset encoding) throws MalformedTextException {
        require(text, encoding);
        return new String(text, encoding);
    }

    /**
     * The same bytes, for a reader that is less exact.
     *
     * @throws MalformedTextException if they are not text in the encoding that their beginning shows
     */
    public static byte[] checked(byte[] text) throws MalformedTextException {
        require(text, encoding(text));
        return text;
    }

    private static void require(byte[] text, Charset encoding) throws MalformedTextException {
        Optional<MalformedText> malformed = malformed(text, encoding);
        if (malformed.isPresent()) {
            throw new MalformedTextException(malformed.get());
        }
    }
}
