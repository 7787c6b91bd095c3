package io.trimodal.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .npz} as {@code numpy.savez} does: not compressed, and with the same bytes for the same arrays. */
public final class NpzWriter {
    /** The first that a zip can have. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {}

    /**
     * @param out stays open
     * @param arrays by name; each is in memory twice while it is written
     * @throws IllegalArgumentException naming the array whose shape and elements do not fit
     */
    public static void write(OutputStream out, SequencedMap<String, NpyArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, NpyArray> array : arrays.sequencedEntrySet()) {
            byte[] content = content(array.getKey(), array.getValue());
            zip.putNextEntry(entry(array.getKey(), content));
            zip.write(content);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static byte[] content(String name, NpyArray array) {
        try {
            return NpyEncoder.bytes(array);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("the array " + name + ": " + e.getMessage(), e);
        }
    }

    private static ZipEntry entry(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(NpzReader.entry(name));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }
}
