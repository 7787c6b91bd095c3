package io.trimodal.binary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file from somewhere else, read without trusting it. What the directory claims is checked before anything is
 * read: no name twice, stored entries as long as they say, no more uncompressed data than {@code mostExpansion} times
 * the file. Entries are then read as streams that never give more than was declared and that check the CRC at their
 * end.
 *
 * <p>All refusals are {@link ZipException}s whose message completes a sentence about the file. Not thread-safe.
 */
public final class VerifiedZip implements AutoCloseable {
    /** Small files may expand further: up to this, nothing is a bomb. */
    private static final long HARMLESS_BYTES = 16L << 20;

    private final ZipFile zip;
    private final SequencedMap<String, ZipEntry> entries;

    private VerifiedZip(ZipFile zip, SequencedMap<String, ZipEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * Opens a file and checks its directory.
     *
     * @param mostExpansion largest credible ratio of uncompressed data to file length
     * @throws ZipException if the file is truncated, not a zip, or makes claims that cannot be true
     */
    public static VerifiedZip open(Path file, int mostExpansion) throws IOException {
        long length = Files.size(file);
        ZipFile zip = directory(file);
        try {
            return new VerifiedZip(zip, verified(zip, length, mostExpansion));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile directory(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw refusal("is truncated or not a zip file", e);
        }
    }

    private static SequencedMap<String, ZipEntry> verified(ZipFile zip, long length, int mostExpansion)
            throws ZipException {
        SequencedMap<String, ZipEntry> entries = new LinkedHashMap<>();
        long expanded = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = Printable.quoted(entry.getName());
            if (entries.put(entry.getName(), entry) != null) {
                throw refusal("holds two entries called " + name, null);
            }
            long size = entry.getSize();
            long stored = entry.getCompressedSize();
            if (size < 0 || stored < 0 || stored > length) {
                throw refusal("declares a size for " + name + " that does not fit into the file", null);
            }
            if (entry.getMethod() == ZipEntry.STORED && size != stored) {
                throw refusal("declares " + size + " bytes for " + name + " but stores " + stored, null);
            }
            expanded = expanded > Long.MAX_VALUE - size ? Long.MAX_VALUE : expanded + size;
        }
        if (expanded > HARMLESS_BYTES && expanded / mostExpansion > length) {
            throw refusal("unpacks to " + expanded + " bytes from " + length + ": a zip bomb", null);
        }
        return entries;
    }

    public SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(entries.sequencedKeySet());
    }

    /** Declared uncompressed bytes of an entry, or -1 if there is none of that name. */
    public long size(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? -1 : entry.getSize();
    }

    /** A stream over an entry that is there; read it to its end, for only the end tells whether it was whole. */
    public InputStream stream(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw refusal("has no entry " + Printable.quoted(name), null);
        }
        return new BufferedInputStream(new VerifiedStream(zip.getInputStream(entry), entry), 1 << 16);
    }

    /** The whole of an entry, if it is no longer than {@code most} bytes. */
    public byte[] bytes(String name, int most) throws IOException {
        if (size(name) > most) {
            throw refusal(
                    "has " + size(name) + " bytes in " + Printable.quoted(name) + ", more than the " + most
                            + " allowed",
                    null);
        }
        try (InputStream in = stream(name)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static ZipException refusal(String message, Throwable cause) {
        ZipException refusal = new ZipException(message);
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
