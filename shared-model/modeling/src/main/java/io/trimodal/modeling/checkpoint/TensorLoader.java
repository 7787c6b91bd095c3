package io.trimodal.modeling.checkpoint;

import io.trimodal.binary.Printable;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Turns references into values: each storage is read once, however many tensors share it. */
final class TensorLoader {
    /** Half precision doubles, tied weights double again; more than that is memory the file has no data for. */
    private static final int MOST_BYTES_PER_FILE_BYTE = 4;

    private final Path file;
    private final TorchArchive archive;

    TensorLoader(Path file, TorchArchive archive) {
        this.file = file;
        this.archive = archive;
    }

    /**
     * Values of the tensors in the given order, row-major float32; no two share an array.
     *
     * @param fileBytes length of the file, which bounds the memory used
     * @throws InvalidCheckpointException naming the tensor that is not finite
     */
    SequencedMap<String, Weights> load(SequencedMap<String, TensorRef> tensors, long fileBytes) {
        Map<StorageRef, List<String>> users = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<String, TensorRef> entry : tensors.entrySet()) {
            users.computeIfAbsent(entry.getValue().storage(), key -> new ArrayList<>())
                    .add(entry.getKey());
            bytes += (long) entry.getValue().elements() * Float.BYTES;
        }
        if (bytes / MOST_BYTES_PER_FILE_BYTE > fileBytes) {
            throw new HostileCheckpointException(
                    file, "asks for " + bytes + " bytes of tensors from a file of " + fileBytes + " bytes");
        }
        Map<String, Weights> loaded = new HashMap<>();
        users.forEach((storage, names) -> {
            float[] values = archive.storage(storage);
            for (String name : names) {
                loaded.put(name, view(name, tensors.get(name), values, names.size() == 1));
            }
        });
        SequencedMap<String, Weights> ordered = new LinkedHashMap<>();
        tensors.sequencedKeySet().forEach(name -> ordered.put(name, loaded.get(name)));
        return ordered;
    }

    private Weights view(String name, TensorRef tensor, float[] storage, boolean onlyUser) {
        float[] values;
        if (tensor.isWholeStorage()) {
            values = onlyUser ? storage : storage.clone();
        } else {
            int[] indices = tensor.storageIndices();
            values = new float[indices.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = storage[indices[i]];
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InvalidCheckpointException(
                        file, "has " + values[i] + " in tensor " + Printable.quoted(name) + " at element " + i);
            }
        }
        return new Weights(tensor.shape().clone(), values);
    }
}
