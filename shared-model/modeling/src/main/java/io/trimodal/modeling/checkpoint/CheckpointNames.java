package io.trimodal.modeling.checkpoint;

import io.trimodal.binary.Printable;
import io.trimodal.model.Architecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What the names of a state_dict say, and what each is called here.
 *
 * @param prefixes common first components that were taken off, outermost first ({@code module}, {@code Model})
 * @param targets name in the file to where it belongs, in the order of the file
 */
record CheckpointNames(
        Architecture architecture, NameScheme scheme, List<String> prefixes, SequencedMap<String, Target> targets) {

    /** Where a tensor of the file goes. */
    sealed interface Target {
        /** A parameter of ALMT or LNLN itself, by its current name. */
        record Fusion(String name) implements Target {}

        /** A parameter of the text encoder, by Hugging Face's name within a BertModel. */
        record Bert(String name) implements Target {}

        /** A tensor that the models never use. */
        record Unused(String why) implements Target {}
    }

    /** @throws InvalidCheckpointException if the names are neither ALMT's nor LNLN's, or two tensors get one name */
    static CheckpointNames of(Path file, SequencedSet<String> names) {
        List<String> prefixes = new ArrayList<>();
        List<String> bare = new ArrayList<>(names);
        for (String prefix = common(bare); !prefix.isEmpty(); prefix = common(bare)) {
            int cut = prefix.length();
            bare.replaceAll(name -> name.substring(cut));
            prefixes.add(prefix.substring(0, cut - 1));
        }
        Architecture architecture = architecture(file, bare);
        NameScheme scheme = NameScheme.of(file, architecture, bare);

        SequencedMap<String, Target> targets = new LinkedHashMap<>();
        Map<Target, String> origins = new LinkedHashMap<>();
        int i = 0;
        for (String name : names) {
            String own = bare.get(i++);
            Target target = BertNames.target(own).orElseGet(() -> new Target.Fusion(scheme.current(own)));
            targets.put(name, target);
            if (!(target instanceof Target.Unused) && origins.put(target, name) != null) {
                throw new InvalidCheckpointException(
                        file, "has two tensors for one parameter, the second " + Printable.quoted(name));
            }
        }
        return new CheckpointNames(architecture, scheme, List.copyOf(prefixes), targets);
    }

    /** A first component, with its dot, that all names share and that is not part of a network itself. */
    private static String common(List<String> names) {
        if (names.stream().anyMatch(name -> isAlmt(name) || isLnln(name))) {
            return "";
        }
        String first = names.getFirst();
        String prefix = first.substring(0, first.indexOf('.') + 1);
        return names.stream().allMatch(name -> name.startsWith(prefix) && name.length() > prefix.length())
                ? prefix
                : "";
    }

    private static Architecture architecture(Path file, List<String> names) {
        boolean almt = names.stream().anyMatch(CheckpointNames::isAlmt);
        boolean lnln = names.stream().anyMatch(CheckpointNames::isLnln);
        if (almt == lnln) {
            throw new InvalidCheckpointException(
                    file,
                    (almt ? "has tensors of both ALMT and LNLN" : "is a checkpoint of neither ALMT nor LNLN")
                            + "; its first tensor is " + Printable.quoted(names.getFirst()));
        }
        return almt ? Architecture.ALMT : Architecture.LNLN;
    }

    private static boolean isAlmt(String name) {
        return name.startsWith("h_hyper_layer.");
    }

    private static boolean isLnln(String name) {
        return name.startsWith("dmml.") || name.startsWith("completeness_check.");
    }
}
