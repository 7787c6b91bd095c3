package io.trimodal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The arrays of an archive by what they are. {@code text} is the words where it holds strings, and else features.
 * Messages complete a sentence about the archive.
 *
 * @param names of all arrays
 * @param holdsText whether the array of a name holds strings
 */
public record UtteranceArrays(Set<String> names, Predicate<String> holdsText) {
    /**
     * Data sets have them beside the features, and so do segments of recordings; nothing is read from them, and nobody
     * thinks that it is.
     */
    private static final Pattern BESIDE =
            Pattern.compile("(.*_)?(labels?|annotations?)(_[A-Z])?|speaker|start|end|(audio|vision)_names");

    private static final String TEXT = "text";

    /** The known names, for messages. */
    public static String known() {
        return Arrays.stream(UtteranceArray.values())
                .flatMap(array -> array.names().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * The name of an array; empty if there is none.
     *
     * @throws InvalidFeaturesException if there are two of the same meaning
     */
    public Optional<String> find(UtteranceArray wanted) {
        List<String> found = wanted.names().stream()
                .filter(names::contains)
                .filter(name -> !name.equals(TEXT) || holdsText.test(TEXT) == (wanted == UtteranceArray.WORDS))
                .toList();
        if (found.size() > 1) {
            throw new InvalidFeaturesException("has both the arrays " + found.get(0) + " and " + found.get(1)
                    + ", which mean the same; leave one of them out");
        }
        return found.stream().findFirst();
    }

    /** Names that are neither known nor those of what stands beside features, sorted. */
    public List<String> unknown() {
        return names.stream()
                .filter(name -> !BESIDE.matcher(name).matches())
                .filter(name -> Arrays.stream(UtteranceArray.values())
                        .noneMatch(array -> array.names().contains(name)))
                .sorted()
                .toList();
    }
}
