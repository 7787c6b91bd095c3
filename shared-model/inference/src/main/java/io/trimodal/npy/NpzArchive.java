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
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.zip.ZipException;

/**
 * An open {@code .npz}, of which an array is read when it is asked for: what is wrong with the others does not matter.
 */
public final class NpzArchive implements AutoCloseable {
    private final Path file;
    private final VerifiedZip zip;

    private NpzArchive(Path file, VerifiedZip zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * @throws InvalidArrayFileException if it is none
     * @throws UncheckedIOException if the disk fails
     */
    public static NpzArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidArrayFileException(
                    file, Files.notExists(file) ? "does not exist" : "is not a regular file");
        }
        try {
            return new NpzArchive(file, NpzReader.open(file));
        } catch (ZipException e) {
            throw new InvalidArrayFileException(file, e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Names of the arrays, with slashes where it has folders, in its order.
     *
     * @throws InvalidArrayFileException naming what is no array
     */
    public SequencedSet<String> names() {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (String entry : zip.names()) {
            String name = entry.substring(
                    0, Math.max(0, entry.length() - NpzReader.entry("").length()));
            if (!entry.equals(NpzReader.entry(name))) {
                throw new InvalidArrayFileException(
                        file, "has the entry " + Printable.quoted(entry) + ", which is no .npy array");
            }
            names.add(name);
        }
        return names;
    }

    /** @throws InvalidArrayFileException naming the array that cannot be read */
    public NpyArray read(String array) {
        return decoded(array, NpyDecoder::read);
    }

    /**
     * Whether an array holds strings, by its header. @throws InvalidArrayFileException naming the array that cannot be
     * read
     */
    public boolean holdsText(String array) {
        return decoded(array, NpyDecoder::holdsText);
    }

    private interface Decoding<T> {
        T from(NpyDecoder decoder) throws IOException;
    }

    private <T> T decoded(String array, Decoding<T> decoding) {
        String entry = NpzReader.entry(array);
        try (InputStream in = zip.stream(entry)) {
            T decoded = decoding.from(NpyDecoder.open(in, zip.size(entry)));
            // the checksum is known to be right only at the end
            in.transferTo(OutputStream.nullOutputStream());
            return decoded;
        } catch (ZipException | EOFException e) {
            throw new InvalidArrayFileException(file, "the array " + Printable.quoted(entry) + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException(file + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
