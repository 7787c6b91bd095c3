package io.trimodal.modeling.checkpoint;

import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The zip container of {@code torch.save} (MODEL-SPEC.md, section 6): below one folder, {@code data.pkl}, optionally
 * {@code byteorder}, and a record {@code data/<key>} per storage. Storages are streamed: only what is asked for is
 * read.
 */
final class TorchArchive implements AutoCloseable {
    /** ALMT with BERT and its optimiser takes a quarter of a megabyte; each byte may cost some fifty of memory. */
    private static final int MOST_PICKLE_BYTES = 4 << 20;

    /** torch.save stores without compression; re-zipped by hand, only constant tensors shrink much. */
    private static final int MOST_EXPANSION = 8;

    private static final String PICKLE = "data.pkl";

    private final Path file;
    private final VerifiedZip zip;
    private final String folder;

    private TorchArchive(Path file, VerifiedZip zip, String folder) {
        this.file = file;
        this.zip = zip;
        this.folder = folder;
    }

    static TorchArchive open(Path file) {
        try {
            LegacyForms.refuse(file);
            VerifiedZip zip = VerifiedZip.open(file, MOST_EXPANSION);
            try {
                return new TorchArchive(file, zip, folder(file, zip));
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static String folder(Path file, VerifiedZip zip) {
        if (zip.names().stream().anyMatch(name -> name.endsWith("/constants.pkl"))) {
            throw new InvalidCheckpointException(
                    file, "is a TorchScript archive, that is a program; save its state_dict() with torch.save instead");
        }
        List<String> pickles = zip.names().stream()
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new InvalidCheckpointException(
                    file, "is a zip but not a PyTorch checkpoint: it has " + pickles.size() + " entries data.pkl");
        }
        String pickle = pickles.getFirst();
        return pickle.substring(0, pickle.length() - PICKLE.length());
    }

    byte[] pickle() {
        try {
            return zip.bytes(folder + PICKLE, MOST_PICKLE_BYTES);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Length of the record of a storage, or -1 if there is none. */
    long storageBytes(String key) {
        return zip.size(record(key));
    }

    /** All numbers of a storage as float32 {@code [elements]}. */
    float[] storage(StorageRef storage) {
        if (storage.elements() > Integer.MAX_VALUE - 8) {
            throw new InvalidCheckpointException(
                    file, "has a storage of " + storage.elements() + " elements, more than an array holds");
        }
        try (InputStream in = zip.stream(record(storage.key()))) {
            return storage.format().floats(in, (int) storage.elements(), byteOrder());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Files from before PyTorch 2.1 do not say: they are little-endian. */
    private ByteOrder byteOrder() throws IOException {
        String name = folder + "byteorder";
        if (zip.size(name) < 0) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String order = new String(zip.bytes(name, 64), StandardCharsets.US_ASCII).strip();
        return switch (order) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default ->
                throw new InvalidCheckpointException(file, "has the unknown byte order " + Printable.quoted(order));
        };
    }

    private String record(String key) {
        return folder + "data/" + key;
    }

    /** A format error of the container is the file's fault; any other is the disk's. */
    private static RuntimeException failure(Path file, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new InvalidCheckpointException(file, e.getMessage(), e);
        }
        return new UncheckedIOException(file + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
