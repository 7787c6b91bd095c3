package io.trimodal.cli.call;

import io.trimodal.binary.MalformedText;
import io.trimodal.binary.TextBytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Text in UTF-8, or in UTF-16 or UTF-32 as its first bytes show; PowerShell writes UTF-16. */
final class GivenText {
    private static final String MARK = "\ufeff";
    private static final int HEAD = 4096;
    /** Bytes of the longest character, which may be cut at the end of a head. */
    private static final int CHARACTER = 4;

    private final byte[] bytes;
    private final Charset encoding;
    private final String head;

    /** @param bytes of a file, or of its beginning */
    GivenText(byte[] bytes) {
        this.bytes = bytes;
        this.encoding = TextBytes.encoding(bytes);
        String decoded = new String(bytes, 0, Math.min(bytes.length, HEAD), encoding);
        this.head = (decoded.startsWith(MARK) ? decoded.substring(MARK.length()) : decoded).stripLeading();
    }

    boolean isJson() {
        return head.startsWith("{") || head.startsWith("[");
    }

    /** Whether it begins with a line of several columns. */
    boolean isTable() {
        String first = head.lines().findFirst().orElse("");
        return first.contains(",") || first.contains(";") || first.contains("\t");
    }

    /** As files have that are no text. */
    boolean hasZeros() {
        return head.indexOf('\0') >= 0;
    }

    /** The first place that is no text. */
    Optional<MalformedText> fault() {
        return TextBytes.malformed(bytes, encoding);
    }

    /** Whether it may go on as text, if this is the beginning of it. */
    boolean mayBeText() {
        return isJson()
                || !hasZeros()
                        && fault().filter(fault -> fault.index() < bytes.length - CHARACTER)
                                .isEmpty();
    }

    /** Without a byte order mark. */
    byte[] utf8() {
        if (!encoding.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, encoding);
            return (text.startsWith(MARK) ? text.substring(MARK.length()) : text).getBytes(StandardCharsets.UTF_8);
        }
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length)
                ? Arrays.copyOfRange(bytes, mark.length, bytes.length)
                : bytes;
    }
}
