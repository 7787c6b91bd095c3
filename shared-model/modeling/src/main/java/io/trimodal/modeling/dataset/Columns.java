package io.trimodal.modeling.dataset;

import java.util.Optional;
import java.util.SequencedSet;

/** One split as a file has it, by MMSA's keys. Nothing is read of a column that is not asked for. */
interface Columns {
    SequencedSet<String> keys();

    /**
     * The column of a key; empty if there is none.
     *
     * @throws IllegalArgumentException with a message whose subject is the column, if it is none that is known
     */
    Optional<Column> column(String key);
}
