package io.trimodal.npy;

import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipException;

/**
 * Reads {@code .npz} files, the zip archives of {@code numpy.savez} and {@code numpy.savez_compressed}: numbers, booleans
 * and strings of either byte order and layout. Arrays of Python objects are pickles and are refused. Stateless.
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
        if (!Files.isRegularFile(file)) {
            throw new InvalidArrayFileException(
                    file, Files.notExists(file) ? "does not exist" : "is not a regular file");
        }
        try (VerifiedZip zip = open(file)) {
            SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
            for (String entry : zip.names()) {
                if (!entry.endsWith(SUFFIX)) {
                    throw new ZipException("has the entry " + Printable.quoted(entry) + ", which is no .npy array");
                }
                arrays.put(entry.substring(0, entry.length() - SUFFIX.length()), array(file, zip, entry));
            }
            return arrays;
        } catch (ZipException e) {
            throw new InvalidArrayFileException(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static NpyArray array(Path file, VerifiedZip zip, String entry) throws IOException {
        try (InputStream in = zip.stream(entry)) {
            NpyArray array = NpyDecoder.open(in, zip.size(entry)).read();
            // the checksum is known to be right only at the end
            in.transferTo(OutputStream.nullOutputStream());
            return array;
        } catch (ZipException | EOFException e) {
            throw new InvalidArrayFileException(file, "the array " + Printable.quoted(entry) + " " + e.getMessage(), e);
        }
    }
}
