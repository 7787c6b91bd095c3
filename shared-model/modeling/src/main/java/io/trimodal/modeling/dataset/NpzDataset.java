package io.trimodal.modeling.dataset;

import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpyDecoder;
import io.trimodal.npy.NpyNumbers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.zip.ZipException;

/**
 * A NumPy archive with MMSA's keys: {@code test/audio} (or {@code test.audio}) for the array {@code audio} of the split
 * {@code test}, or {@code audio} alone where there is one split. Arrays are unpacked to disk when they are asked for,
 * so that compressed ones take no memory.
 */
final class NpzDataset {
    private static final String SUFFIX = ".npy";
    private static final int MOST_TEXT = 256 << 20;

    private NpzDataset() {}

    static SequencedMap<String, Columns> read(VerifiedZip zip, SpillFile spill) throws ZipException {
        SequencedMap<String, SequencedMap<String, String>> entries = new LinkedHashMap<>();
        for (String entry : zip.names()) {
            if (!entry.endsWith(SUFFIX)) {
                throw new ZipException("has the entry " + Printable.quoted(entry) + ", which is no .npy array");
            }
            String name = entry.substring(0, entry.length() - SUFFIX.length());
            int at = Math.max(name.indexOf('/'), name.indexOf('.'));
            String split = at < 0 ? FeatureFile.ONLY_SPLIT : name.substring(0, at);
            if (entries.computeIfAbsent(split, _ -> new LinkedHashMap<>()).put(name.substring(at + 1), entry) != null) {
                throw new ZipException("has the array " + Printable.quoted(name) + " twice");
            }
        }
        if (entries.size() > 1 && entries.containsKey(FeatureFile.ONLY_SPLIT)) {
            throw new ZipException(
                    "has arrays of splits (" + entries.firstEntry().getKey()
                            + "/...) beside arrays of none ("
                            + entries.get(FeatureFile.ONLY_SPLIT).firstEntry().getKey() + ")");
        }
        SequencedMap<String, Columns> splits = new LinkedHashMap<>();
        entries.forEach((split, keys) -> splits.put(split, new Archive(zip, keys, spill)));
        return splits;
    }

    private record Archive(VerifiedZip zip, SequencedMap<String, String> entries, SpillFile spill) implements Columns {
        @Override
        public SequencedSet<String> keys() {
            return Collections.unmodifiableSequencedSet(entries.sequencedKeySet());
        }

        @Override
        public Optional<Column> column(String key) {
            String entry = entries.get(key);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.stream(entry)) {
                NpyDecoder decoder = NpyDecoder.open(in, zip.size(entry));
                if (decoder.holdsText() && zip.size(entry) > MOST_TEXT) {
                    throw new ZipException("has more than " + MOST_TEXT + " bytes of text");
                }
                Optional<NpyNumbers> numbers = decoder.numbers();
                Column column = numbers.isPresent()
                        ? new Column.Numbers(array(numbers.get(), in))
                        : new Column.Items(Arrays.asList(((NpyArray.Strings) decoder.read()).values()));
                // the checksum is known to be right only at the end
                in.transferTo(OutputStream.nullOutputStream());
                return Optional.of(column);
            } catch (ZipException | EOFException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the data set", e);
            }
        }

        private RowArray array(NpyNumbers numbers, InputStream in) throws IOException {
            return new RowArray(
                    numbers.shape(),
                    numbers.format(),
                    numbers.order(),
                    numbers.fortranOrder(),
                    spill.write(in::transferTo));
        }
    }
}
