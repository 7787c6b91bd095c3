package io.trimodal.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables for a terminal: words to the left, numbers to the right, three or more significant digits. */
public final class TextTables {
    private static final String GAP = "  ";
    /** Columns of running text. */
    private static final int WIDTH = 110;

    private TextTables() {}

    public static String of(Table table) {
        List<Column> columns = table.columns();
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::heading).toList());
        for (Row row : table.rows()) {
            lines.add(columns.stream().map(column -> text(row, column)).toList());
        }
        StringBuilder out = new StringBuilder(table.title()).append('\n');
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                padded.append(GAP).append(pad(line.get(i), width(lines, i), isWords(table, columns.get(i))));
            }
            out.append(padded.toString().stripTrailing()).append('\n');
        }
        wrap(String.join(" ", table.notes()), out);
        return out.toString();
    }

    private static void wrap(String notes, StringBuilder out) {
        int column = 0;
        for (String word : notes.isEmpty() ? new String[0] : notes.split(" ")) {
            boolean fits = column > 0 && column + 1 + word.length() <= WIDTH;
            out.append(fits ? " " : column > 0 ? "\n" + GAP : GAP).append(word);
            column = fits ? column + 1 + word.length() : GAP.length() + word.length();
        }
        out.append(column > 0 ? "\n" : "");
    }

    /**
     * About three significant digits, never an exponent: columns of very small and very large numbers stay readable.
     */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9 || size >= 1000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int decimals = size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String text(Row row, Column column) {
        return switch (row.cells().get(column.key())) {
            case Cell.Words(String words) -> words;
            case Cell.Amount(double value) -> number(value);
            case null -> "-";
        };
    }

    private static boolean isWords(Table table, Column column) {
        return table.rows().stream().anyMatch(row -> row.cells().get(column.key()) instanceof Cell.Words);
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String pad(String text, int width, boolean left) {
        String space = " ".repeat(width - text.length());
        return left ? text + space : space + text;
    }
}
