package io.trimodal.modeling.checkpoint;

import io.trimodal.model.Architecture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Who wrote a state_dict, told by its names: MODEL-SPEC.md, section 2, "Three name schemes". */
public enum NameScheme {
    /** ALMT's code since March 2025, and all of LNLN: the names that this project uses. */
    CURRENT("current", List.of()),
    /** ALMT's code from January 2024 to March 2025, the kind of the published SIMS_Acc5_Best.pth. */
    FIRST_GENERATION(
            "first generation",
            List.of(
                    new Renaming("proj_([lav])0\\.", "proj_$1.0."),
                    new Renaming("proj_([lav])\\.", "proj_$1.1."),
                    new Renaming("text_encoder\\.", "l_encoder."),
                    new Renaming("cls_head\\.", "regression_layer."))),
    /** ALMT inside the MMSA framework; its head is a bare linear layer. */
    MMSA(
            "MMSA",
            List.of(
                    new Renaming("embedding_([lav])\\.", "proj_$1."),
                    new Renaming("regression_head\\.", "regression_layer.0.")));

    /** Only the two old schemes have these; each is in every whole checkpoint of its scheme. */
    private static final Pattern FIRST_ONLY = Pattern.compile("(proj_[lav]0|text_encoder|cls_head)\\..*");

    private static final Pattern MMSA_ONLY = Pattern.compile("(embedding_[lav]|regression_head)\\..*");

    private final String title;
    private final List<Renaming> renamings;

    NameScheme(String title, List<Renaming> renamings) {
        this.title = title;
        this.renamings = renamings;
    }

    /** For people: "current", "first generation", "MMSA". */
    public String title() {
        return title;
    }

    /** The current name of a parameter of the fusion network; names that did not change stay. */
    String current(String name) {
        return renamings.stream()
                .filter(renaming -> renaming.pattern().matcher(name).lookingAt())
                .findFirst()
                .map(renaming -> renaming.pattern().matcher(name).replaceFirst(renaming.replacement()))
                .orElse(name);
    }

    /** @throws InvalidCheckpointException if the names mix two schemes */
    static NameScheme of(Path file, Architecture architecture, Collection<String> names) {
        List<NameScheme> found = Arrays.stream(values())
                .filter(scheme -> names.stream().anyMatch(scheme::isMarkedBy))
                .toList();
        return switch (architecture) {
            case LNLN -> CURRENT;
            case ALMT ->
                switch (found.size()) {
                    case 0 -> CURRENT;
                    case 1 -> found.getFirst();
                    default ->
                        throw new InvalidCheckpointException(file, "mixes the names of two generations of ALMT's code");
                };
        };
    }

    private boolean isMarkedBy(String name) {
        return switch (this) {
            case CURRENT -> name.startsWith("regression_layer.");
            case FIRST_GENERATION -> FIRST_ONLY.matcher(name).matches();
            case MMSA -> MMSA_ONLY.matcher(name).matches();
        };
    }

    /** At the start of a name, once. */
    private record Renaming(Pattern pattern, String replacement) {
        Renaming(String regex, String replacement) {
            this(Pattern.compile("^" + regex), replacement);
        }
    }
}
