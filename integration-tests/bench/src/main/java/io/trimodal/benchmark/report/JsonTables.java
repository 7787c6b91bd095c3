package io.trimodal.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SequencedMap;

/** The same tables for programs: {@code {"run": {…}, "tables": {"<key>": {"title", "columns", "rows", "notes"}}}}. */
public final class JsonTables {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonTables() {}

    /** @param run what was run on, and how */
    public static byte[] of(SequencedMap<String, String> run, List<Table> tables) {
        ObjectNode root = JSON.createObjectNode();
        run.forEach(root.putObject("run")::put);
        ObjectNode all = root.putObject("tables");
        tables.forEach(table -> write(all.putObject(table.key()), table));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of numbers and texts can always be written", e);
        }
    }

    private static void write(ObjectNode into, Table table) {
        into.put("title", table.title());
        ObjectNode columns = into.putObject("columns");
        table.columns().forEach(column -> columns.put(column.key(), column.heading()));
        var rows = into.putArray("rows");
        for (Row row : table.rows()) {
            ObjectNode object = rows.addObject();
            row.cells().forEach((key, cell) -> {
                switch (cell) {
                    case Cell.Words(String text) -> object.put(key, text);
                    case Cell.Amount(double value) -> object.put(key, value);
                }
            });
        }
        table.notes().forEach(into.putArray("notes")::add);
    }
}
