package io.trimodal.modeling.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The named tensors of a checkpoint, in the order of the file.
 *
 * @param tensors state_dict name to tensor
 * @param notes what was seen and left out
 */
record StateDict(SequencedMap<String, TensorRef> tensors, List<String> notes) {
    private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");

    /**
     * Finds the state_dict in what a checkpoint holds: under one of the usual keys, or the whole object.
     *
     * @throws InvalidCheckpointException if there is none
     */
    static StateDict within(Path file, Object root) {
        if (!(root instanceof Map<?, ?> outer)) {
            throw new InvalidCheckpointException(file, "holds something else than a dictionary");
        }
        Map<?, ?> state = Stream.<Map<?, ?>>concat(
                        WRAPPERS.stream()
                                .map(outer::get)
                                .filter(Map.class::isInstance)
                                .map(inner -> (Map<?, ?>) inner),
                        Stream.of(outer))
                .filter(candidate -> candidate.values().stream().anyMatch(TensorRef.class::isInstance))
                .findFirst()
                .orElseThrow(() -> new InvalidCheckpointException(
                        file, "holds no tensors, neither itself nor under " + String.join(", ", WRAPPERS)));

        SequencedMap<String, TensorRef> tensors = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        int others = 0;
        for (Map.Entry<?, ?> entry : state.entrySet()) {
            if (entry.getKey() instanceof String name && entry.getValue() instanceof TensorRef tensor) {
                tensors.put(name, tensor);
            } else {
                others++;
            }
        }
        if (others > 0) {
            notes.add("Left out " + others + " entries of the state_dict that are no tensors.");
        }
        return new StateDict(tensors, notes);
    }
}
