package io.trimodal.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** JSON that cannot end the script element that holds it. */
final class EmbeddedJson {
    private EmbeddedJson() {}

    /**
     * The same JSON with {@code <}, {@code >}, {@code &} and the line separators U+2028 and U+2029 written as escapes.
     * In JSON these stand in strings only, where an escape means the same character.
     */
    static byte[] escaped(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + json.length / 8);
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '<', '>', '&' -> out.writeBytes(escape(json[i]));
                default -> {
                    if (isLineSeparator(json, i)) {
                        out.writeBytes(escape(json[i + 2] == (byte) 0xa8 ? 0x2028 : 0x2029));
                        i += 2;
                    } else {
                        out.write(json[i]);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    /** U+2028 is E2 80 A8 in UTF-8, U+2029 is E2 80 A9. */
    private static boolean isLineSeparator(byte[] json, int i) {
        return json[i] == (byte) 0xe2
                && i + 2 < json.length
                && json[i + 1] == (byte) 0x80
                && (json[i + 2] == (byte) 0xa8 || json[i + 2] == (byte) 0xa9);
    }

    private static byte[] escape(int character) {
        return String.format("\\u%04x", character).getBytes(StandardCharsets.US_ASCII);
    }
}
