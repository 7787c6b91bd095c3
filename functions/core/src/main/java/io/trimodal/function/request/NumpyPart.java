package io.trimodal.function.request;

import io.trimodal.binary.FileKind;
import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.npy.NpzReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/** A part that holds one array, or an archive of them; its first bytes tell, not its name. */
sealed interface NumpyPart extends AutoCloseable {
    /** A stream with its length. */
    record Source(InputStream stream, long bytes) {}

    /** Something that reads a foreign file. */
    @FunctionalInterface
    interface Step<T> {
        T take() throws IOException;
    }

    /** @param name for messages, quoted */
    static NumpyPart open(String field, String name, byte[] content) {
        if (content.length > 0 && content[0] == (byte) 0x93) {
            return new Single(content);
        }
        if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
            return checked(field, name, () -> Archive.unpacked(content));
        }
        throw malformed(
                field,
                "needs features in NumPy's .npy or .npz format, which part " + name + " is not"
                        + FileKind.of(content)
                                .map(kind -> ": it is " + kind.description())
                                .orElse("")
                        + " (vision may also be OpenFace's CSV, whose first line has a column frame)");
    }

    /** Names of its arrays. @throws MalformedRequestException if it is a single one, which has no name */
    Set<String> arrays(String field);

    /** The stream of an array, which the caller closes, if it is there. */
    Source source(String array) throws IOException;

    /** Whether arrays are asked for by name. */
    boolean isArchive();

    @Override
    void close();

    /** One {@code .npy}. */
    record Single(byte[] content) implements NumpyPart {
        @Override
        public Set<String> arrays(String field) {
            throw malformed(field, "is one .npy array; send an .npz with arrays that are named as the modalities");
        }

        @Override
        public Source source(String array) {
            return new Source(new ByteArrayInputStream(content), content.length);
        }

        @Override
        public boolean isArchive() {
            return false;
        }

        @Override
        public void close() {}
    }

    /**
     * An {@code .npz}. Its directory is at its end and is what tells a bomb, so it is read as a file; the file is gone
     * when the request is.
     */
    record Archive(Path file, VerifiedZip zip) implements NumpyPart {
        static Archive unpacked(byte[] content) throws IOException {
            Path file = Files.createTempFile("trimodal-", ".npz");
            try {
                Files.write(file, content);
                return new Archive(file, NpzReader.open(file));
            } catch (IOException | RuntimeException e) {
                Files.delete(file);
                throw e;
            }
        }

        @Override
        public Set<String> arrays(String field) {
            Set<String> names = new TreeSet<>();
            for (String entry : zip.names()) {
                String array = entry.replaceFirst("\\.npy$", "");
                if (!entry.equals(NpzReader.entry(array))) {
                    throw malformed(field, "has the entry " + Printable.quoted(entry) + ", which is no .npy array");
                }
                names.add(array);
            }
            return names;
        }

        @Override
        public Source source(String array) throws IOException {
            String entry = NpzReader.entry(array);
            if (zip.size(entry) < 0) {
                throw new ZipException("has no array " + Printable.quoted(array) + ", but "
                        + arrays("").stream().limit(10).map(Printable::quoted).toList());
            }
            return new Source(zip.stream(entry), zip.size(entry));
        }

        @Override
        public boolean isArchive() {
            return true;
        }

        @Override
        public void close() {
            try {
                zip.close();
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The step's result; what is wrong with the file is the caller's fault, what is wrong with the disk is not. */
    static <T> T checked(String field, String name, Step<T> step) {
        try {
            return step.take();
        } catch (ZipException | EOFException e) {
            throw malformed(field, "cannot be read: part " + name + " " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }
}
