package io.trimodal.benchmark.report;

import java.util.List;

/**
 * What was measured for one question.
 *
 * @param key name in JSON
 * @param title one line
 * @param notes how it was measured, one sentence each
 */
public record Table(String key, String title, List<String> notes, List<Column> columns, List<Row> rows) {
    public Table {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
