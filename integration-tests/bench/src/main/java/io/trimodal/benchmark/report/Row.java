package io.trimodal.benchmark.report;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One row, by the keys of its columns; a place without a value stays empty. */
public final class Row {
    private final SequencedMap<String, Cell> cells = new LinkedHashMap<>();

    public Row with(String key, String text) {
        cells.put(key, new Cell.Words(text));
        return this;
    }

    public Row with(String key, double value) {
        cells.put(key, new Cell.Amount(value));
        return this;
    }

    SequencedMap<String, Cell> cells() {
        return cells;
    }
}
