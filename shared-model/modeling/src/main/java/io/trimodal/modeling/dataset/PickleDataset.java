package io.trimodal.modeling.dataset;

import io.trimodal.binary.Printable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * MMSA's feature files: a dictionary of splits, each a dictionary of arrays (MODEL-SPEC.md, section 5); or of one split
 * alone.
 */
final class PickleDataset {
    private PickleDataset() {}

    static SequencedMap<String, Columns> read(Path file, FileChannel channel, SpillFile spill) throws IOException {
        SequencedMap<String, Object> root = dictionary(file, "its pickle", new DatasetUnpickler(file).read(channel));
        SequencedMap<String, Columns> splits = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : root.entrySet()) {
            if (entry.getValue() instanceof Map<?, ?>) {
                String name = entry.getKey();
                splits.put(name, new PickleColumns(dictionary(file, name, entry.getValue()), spill));
            }
        }
        return splits.isEmpty()
                ? new LinkedHashMap<>(Map.of(FeatureFile.ONLY_SPLIT, new PickleColumns(root, spill)))
                : splits;
    }

    private static SequencedMap<String, Object> dictionary(Path file, String what, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidDatasetException(
                    file,
                    what + " holds " + (value instanceof List<?> ? "a list" : "something else")
                            + " where MMSA's feature files have a dictionary");
        }
        SequencedMap<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            if (!(key instanceof String name)) {
                throw new InvalidDatasetException(
                        file, what + " has the key " + Printable.quoted(key.toString()) + ", which is no string");
            }
            named.put(name, item);
        });
        return named;
    }
}
