package io.trimodal.npy;

import io.trimodal.binary.VerifiedZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipException;

/**
 * Reads {@code .npz} files, the zip archives of {@code numpy.savez} and {@code numpy.savez_compressed}: numbers,
 * booleans and strings of either byte order and layout. Arrays of Python objects are pickles and are refused.
 * Stateless.
 */
public final class NpzReader {
    private static final String SUFFIX = ".npy";

    /** Deflate reaches 1032 on zeros; padded feature files reach some ten. */
    private static final int MOST_EXPANSION = 200;

    private NpzReader() {}

    /**
     * The archive, unread: {@link #entry} names the stream of an array, for {@link NpyDecoder}.
     *
     * @throws ZipException if it is truncated, no zip, or makes claims that cannot be true
     */
    public static VerifiedZip open(Path file) throws IOException {
        return VerifiedZip.open(file, MOST_EXPANSION);
    }

    /** Name of the zip entry that holds an array. */
    public static String entry(String array) {
        return array + SUFFIX;
    }

    /**
     * All arrays of the file by name (with slashes where it has folders), in its order.
     *
     * @throws InvalidArrayFileException naming the array that cannot be read
     * @throws UncheckedIOException if the disk fails
     */
    public static SequencedMap<String, NpyArray> read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
            archive.names().forEach(name -> arrays.put(name, archive.read(name)));
            return arrays;
        }
    }
}
