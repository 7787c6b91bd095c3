package io.trimodal.binary;

import java.nio.charset.Charset;

/**
 * Where bytes are no text.
 *
 * @param encoding that they should be in
 * @param index of the first byte that is wrong, from 0
 * @param line from 1
 * @param column in bytes, from 1
 * @param value of that byte, from 0 to 255
 */
public record MalformedText(Charset encoding, int index, int line, int column, int value) {
    static MalformedText at(byte[] text, int index, Charset encoding) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new MalformedText(encoding, index, line, index - start + 1, Byte.toUnsignedInt(text[index]));
    }

    /** Completes a sentence about the text. */
    @Override
    public String toString() {
        return String.format("is not %s: byte 0x%02X at line %d, column %d", encoding.name(), value, line, column);
    }
}
