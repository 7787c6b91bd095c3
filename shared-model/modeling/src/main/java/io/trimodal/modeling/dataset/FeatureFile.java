package io.trimodal.modeling.dataset;

import io.trimodal.binary.FileKind;
import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.modeling.sentence.TextSet;
import io.trimodal.npy.NpzReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.ZipException;

/**
 * A data set's file, open: MMSA's feature pickle, a NumPy archive with the same keys, or a CSV text set; which of them,
 * its first bytes tell. Only its structure is read at once. Not thread-safe until a split is open; splits are.
 */
public final class FeatureFile implements AutoCloseable {
    /** The name of the split of a file that does not name any. */
    public static final String ONLY_SPLIT = "all";

    private static final String TEXT_SET = "text set";
    private static final int PICKLE_PROTOCOL = 0x80;

    private final Path file;
    private final String form;
    private final String detail;
    private final SequencedMap<String, Columns> splits;
    private final List<AutoCloseable> resources;

    private FeatureFile(
            Path file,
            String form,
            String detail,
            SequencedMap<String, Columns> splits,
            List<AutoCloseable> resources) {
        this.file = file;
        this.form = form;
        this.detail = detail;
        this.splits = splits;
        this.resources = resources;
    }

    /**
     * @throws InvalidDatasetException saying what is wrong; a file that asks for more than arrays has nothing of it
     *     done
     */
    public static FeatureFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDatasetException(file, Files.notExists(file) ? "does not exist" : "is no regular file");
        }
        List<AutoCloseable> resources = new ArrayList<>();
        try {
            SpillFile spill = new SpillFile();
            resources.add(spill);
            FileChannel channel = FileChannel.open(file);
            resources.add(channel);
            ByteBuffer start = ByteBuffer.allocate(16);
            channel.read(start, 0);
            if (start.get(0) == 'P' && start.get(1) == 'K') {
                VerifiedZip zip = NpzReader.open(file);
                resources.add(zip);
                return new FeatureFile(file, "NumPy archive", "", NpzDataset.read(zip, spill), resources);
            }
            if (Byte.toUnsignedInt(start.get(0)) == PICKLE_PROTOCOL) {
                return new FeatureFile(file, "feature pickle", "", PickleDataset.read(file, channel, spill), resources);
            }
            if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")
                    && FileKind.of(start.array()).isEmpty()) {
                TextSet set = SentenceCsv.open(file);
                return new FeatureFile(file, TEXT_SET, ": " + set.description(), CsvDataset.splits(set), resources);
            }
            throw new InvalidDatasetException(
                    file,
                    FileKind.of(start.array())
                                    .map(kind -> "is " + kind.description() + ", ")
                                    .orElse("is ")
                            + "neither a pickle of protocol 2 or later, nor an .npz archive, nor named .csv");
        } catch (ZipException e) {
            close(resources);
            throw new InvalidDatasetException(file, e.getMessage(), e);
        } catch (IOException e) {
            close(resources);
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (RuntimeException e) {
            close(resources);
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** Whether the labels are those of a text set, which may be on any scale. */
    public boolean isTextSet() {
        return form.equals(TEXT_SET);
    }

    /** The splits by name, in the file's order. */
    public List<String> splits() {
        return List.copyOf(splits.sequencedKeySet());
    }

    /**
     * Opens a split; a file with one that it does not name gives that one under any name, and {@code dev}, {@code val}
     * and {@code validation} mean {@code valid}, in the file as here.
     *
     * @throws InvalidDatasetException naming the key that is missing or wrong
     */
    public FeatureSplit split(String name) {
        String found = found(name);
        Columns columns = splits.get(found);
        if (columns == null) {
            throw new InvalidDatasetException(
                    file,
                    "has no split " + Printable.quoted(name) + " but "
                            + splits.sequencedKeySet().stream()
                                    .limit(10)
                                    .map(Printable::quoted)
                                    .toList());
        }
        return FeatureSplit.of(this, found, columns);
    }

    private String found(String name) {
        if (splits.containsKey(name)) {
            return name;
        }
        Optional<Split> meant = Split.named(name);
        return splits.sequencedKeySet().stream()
                .filter(split -> meant.isPresent() && Split.named(split).equals(meant))
                .findFirst()
                .orElse(splits.containsKey(ONLY_SPLIT) ? ONLY_SPLIT : name);
    }

    /** The file's kind and splits, and of a text set which columns are read, for the report. */
    @Override
    public String toString() {
        return file.getFileName() + ": " + form + " with the splits "
                + String.join(", ", splits.sequencedKeySet().stream().limit(10).toList()) + detail;
    }

    @Override
    public void close() {
        close(resources);
    }

    private static void close(List<AutoCloseable> resources) {
        for (AutoCloseable resource : resources.reversed()) {
            try {
                resource.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        resources.clear();
    }
}
