package io.trimodal.modeling.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a data set holds under one key: an entry per utterance. */
sealed interface Column {
    int SHAPES_NAMED = 3;

    /** Utterances. */
    int rows();

    /** For the report. */
    String description();

    /** What it is instead of one array, for a refusal. */
    default String objection() {
        return description();
    }

    /** Numbers {@code [rows, ...]} that stay in the file. */
    record Numbers(RowArray array) implements Column {
        @Override
        public int rows() {
            return array.rows();
        }

        @Override
        public String description() {
            return Arrays.toString(array.shape()) + " " + array.typeName();
        }
    }

    /** Strings or single numbers; whatever else a list may hold is found when it is asked for. */
    record Items(List<?> values) implements Column {
        @Override
        public int rows() {
            return values.size();
        }

        @Override
        public String description() {
            return "[" + values.size() + "]"
                    + (!values.isEmpty() && values.getFirst() instanceof String ? " strings" : "");
        }

        @Override
        public String objection() {
            Object first = values.isEmpty() ? "" : values.getFirst();
            return switch (first) {
                case PickledArray _ ->
                    "a list of " + values.size() + " arrays, which may have different lengths (" + shapes()
                            + "): pad them with zeros and save them as one, with the lengths beside it";
                case List<?> _ ->
                    "a list of " + values.size() + " lists: save it as one NumPy array, padded with zeros";
                default -> description();
            };
        }

        private String shapes() {
            return values.stream()
                            .limit(SHAPES_NAMED)
                            .map(value -> value instanceof PickledArray array && array.state() != null
                                    ? Arrays.toString(array.state().shape())
                                    : "no array")
                            .collect(Collectors.joining(", "))
                    + (values.size() > SHAPES_NAMED ? ", …" : "");
        }
    }

    /** What an entry is that should be a number, where that helps; else nothing. */
    static String inBrackets(Object entry) {
        return switch (entry) {
            case PickledArray _ -> " (an array)";
            case List<?> _ -> " (a list)";
            case String _ -> " (a string)";
            case null, default -> "";
        };
    }
}
