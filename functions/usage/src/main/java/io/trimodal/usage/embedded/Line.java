package io.trimodal.usage.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A line as it lies in the file: eight hexadecimal digits of the CRC-32C of what follows them, a space, the entry, a
 * line feed.
 */
final class Line {
    private static final int CHECKSUM = 8;

    private Line() {}

    static byte[] write(String entry) {
        return (checksum(entry) + " " + entry + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The entry of a line (without its line feed); empty if the line is damaged. */
    static Optional<String> read(String line) {
        if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != ' ') {
            return Optional.empty();
        }
        String entry = line.substring(CHECKSUM + 1);
        return line.startsWith(checksum(entry)) ? Optional.of(entry) : Optional.empty();
    }

    /**
     * Whether a line without its line feed may be the beginning of one: hexadecimal digits, a space, printable ASCII.
     */
    static boolean isBeginning(String line) {
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            boolean expected = i < CHECKSUM
                    ? "0123456789abcdef".indexOf(sign) >= 0
                    : i == CHECKSUM ? sign == ' ' : sign >= ' ' && sign <= '~';
            if (!expected) {
                return false;
            }
        }
        return true;
    }

    private static String checksum(String entry) {
        CRC32C crc = new CRC32C();
        crc.update(entry.getBytes(StandardCharsets.ISO_8859_1));
        return "%08x".formatted(crc.getValue());
    }
}
