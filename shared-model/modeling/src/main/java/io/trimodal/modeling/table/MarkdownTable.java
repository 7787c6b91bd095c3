package io.trimodal.modeling.table;

import java.util.Arrays;
import java.util.List;

/** A table whose columns are as wide as their widest cell. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** @param rows each with as many cells as the heading */
    public static String of(List<String> heading, List<List<String>> rows) {
        int[] widths = heading.stream().mapToInt(String::length).toArray();
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder(line(heading, widths));
        text.append(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(" |");
        }
        return line.append('\n').toString();
    }
}
