package io.trimodal.modeling.dataset;

import java.util.Arrays;
import java.util.List;

/** What a data set holds under one key: an entry per utterance. */
sealed interface Column {
    /** Utterances. */
    int rows();

    /** For the report. */
    String description();

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
    }
}
