package io.trimodal.modeling.sentence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One labelled sentence.
 *
 * @param row line of the file's records, from 1; part of the sample's id
 * @param split train, valid or test
 * @param label as in the file
 */
public record Sentence(int row, String text, Split split, float label) {
    /** The parts of a data set. */
    public enum Split {
        TRAIN("train", "training"),
        VALID("valid", "dev", "val", "validation"),
        TEST("test", "testing");

        private final List<String> names;

        Split(String... names) {
            this.names = List.of(names);
        }

        /**
         * What data sets call a split, in any case: {@code dev} and {@code val} mean {@code valid}. Empty for any other
         * text.
         */
        public static Optional<Split> named(String text) {
            String name = text.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(split -> split.names.contains(name))
                    .findFirst();
        }

        /** train, valid or test. */
        public String key() {
            return names.getFirst();
        }
    }
}
