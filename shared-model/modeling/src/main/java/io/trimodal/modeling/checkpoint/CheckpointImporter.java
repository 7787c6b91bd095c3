package io.trimodal.modeling.checkpoint;

import io.trimodal.model.Architecture;
import io.trimodal.modeling.checkpoint.CheckpointNames.Target;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Reads {@code .pth} files of ALMT and LNLN as {@code torch.save} has written them since PyTorch 1.6: bare state_dicts
 * or dictionaries around one; any of the three name schemes; float64, float16 and bfloat16 become float32. Integer
 * tensors are buffers and are left out. Nothing in the file is executed. Stateless.
 */
public final class CheckpointImporter {
    private CheckpointImporter() {}

    /**
     * Reads a checkpoint of either model.
     *
     * @throws HostileCheckpointException if the file asks for more than weights
     * @throws InvalidCheckpointException if it is no whole checkpoint of either model, or a weight is not finite
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static ImportedCheckpoint read(Path file) {
        return read(file, FileDigest.of(file));
    }

    /** As {@link #read(Path)}. @throws WrongArchitectureException if the file is the other model's */
    public static ImportedCheckpoint read(Path file, Architecture asked) {
        ImportedCheckpoint checkpoint = read(file);
        if (checkpoint.architecture() != asked) {
            throw new WrongArchitectureException(file, asked, checkpoint.architecture());
        }
        return checkpoint;
    }

    private static ImportedCheckpoint read(Path file, FileDigest digest) {
        try (TorchArchive archive = TorchArchive.open(file)) {
            Object root = new TorchUnpickler(file, archive::storageBytes).read(archive.pickle());
            StateDict state = StateDict.within(file, root);
            CheckpointNames names = CheckpointNames.of(file, state.tensors().sequencedKeySet());
            List<String> notes = new ArrayList<>(state.notes());
            notes.addAll(notes(names));

            SequencedMap<String, TensorRef> wanted = wanted(state, names, notes);
            SequencedMap<String, Weights> values = new TensorLoader(file, archive).load(wanted, digest.bytes());
            SequencedMap<String, Weights> fusion = new LinkedHashMap<>();
            SequencedMap<String, Weights> bert = new LinkedHashMap<>();
            values.forEach((name, weights) -> {
                switch (names.targets().get(name)) {
                    case Target.Fusion target -> fusion.put(target.name(), weights);
                    case Target.Bert target -> bert.put(target.name(), weights);
                    case Target.Unused target -> throw new IllegalStateException(target.why());
                }
            });
            return new ImportedCheckpoint(fusion, bert, names.architecture(), names.scheme(), digest.sha256(), notes);
        }
    }

    private static List<String> notes(CheckpointNames names) {
        List<String> notes = new ArrayList<>();
        names.prefixes().forEach(prefix -> notes.add("Took the prefix '" + prefix + ".' off every name."));
        if (names.scheme() != NameScheme.CURRENT) {
            notes.add("Renamed from the " + names.scheme().title() + " names of ALMT.");
        }
        return notes;
    }

    private static SequencedMap<String, TensorRef> wanted(StateDict state, CheckpointNames names, List<String> notes) {
        SequencedMap<String, TensorRef> wanted = new LinkedHashMap<>();
        Map<String, Integer> unused = new TreeMap<>();
        state.tensors().forEach((name, tensor) -> {
            if (names.targets().get(name) instanceof Target.Unused(String why)) {
                unused.merge(why, 1, Integer::sum);
            } else if (tensor.storage().format().isFloatingPoint()) {
                wanted.put(name, tensor);
            } else {
                unused.merge("integer buffers", 1, Integer::sum);
            }
        });
        unused.forEach((why, count) -> notes.add("Left out " + count + " tensors: " + why + "."));
        return wanted;
    }
}
