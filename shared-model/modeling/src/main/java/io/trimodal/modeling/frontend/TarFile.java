package io.trimodal.modeling.frontend;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Finds one file in a gzipped tar archive, the form of npm packages (POSIX ustar: headers and data in blocks). */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private TarFile() {}

    /**
     * @param most bytes that the file may have
     * @return the file's bytes, or empty where the archive holds none of that name
     * @throws IOException if the archive is damaged, or the file larger
     */
    static Optional<byte[]> member(Path archive, String name, int most) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
            for (byte[] header = in.readNBytes(BLOCK);
                    header.length == BLOCK && header[0] != 0;
                    header = in.readNBytes(BLOCK)) {
                long size = size(header);
                if (name.equals(name(header))) {
                    if (size > most) {
                        throw new IOException(name + " has " + size + " bytes; at most " + most + " are read");
                    }
                    byte[] bytes = in.readNBytes((int) size);
                    if (bytes.length < size) {
                        throw new EOFException(archive + " ends within " + name);
                    }
                    return Optional.of(bytes);
                }
                in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            }
            return Optional.empty();
        }
    }

    private static String name(byte[] header) {
        String prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
        String name = text(header, 0, NAME_LENGTH);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long size(byte[] header) throws IOException {
        String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
        try {
            return Long.parseLong(octal, Byte.SIZE);
        } catch (NumberFormatException e) {
            throw new IOException("a header of the archive has the size '" + octal + "'", e);
        }
    }

    /** Up to the first zero byte. */
    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }
}
