package io.trimodal.openface;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Numbers out of the cells of a file, with a point or a comma before their decimals. */
final class CellReader {
    /** What a spreadsheet makes of a large whole number; with a decimal comma it would be another one. */
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+");

    private static final int EXCERPT = 20;

    private final List<String> columns;

    CellReader(List<String> columns) {
        this.columns = columns;
    }

    /** Whole and not negative. @throws InvalidOpenFaceException naming line and column */
    int whole(long line, CSVRecord record, int column) {
        double value = finite(line, record, column);
        if (value < 0
                || value > Integer.MAX_VALUE
                || value != Math.rint(value)
                || THOUSANDS.matcher(record.get(column)).matches()) {
            throw wrong(line, record, column, "a whole number of at least 0");
        }
        return (int) value;
    }

    /** Within float32. @throws InvalidOpenFaceException naming line and column */
    double finite(long line, CSVRecord record, int column) {
        double value = number(record.get(column));
        if (!Float.isFinite((float) value)) {
            throw wrong(line, record, column, "a finite number");
        }
        return value;
    }

    /** NaN for what is no number. */
    static double number(String text) {
        // most columns that are no numbers are empty, or words; to fail on them is slow
        if (text.isEmpty() || Character.isLetter(text.charAt(0))) {
            return Double.NaN;
        }
        int comma = text.indexOf(',');
        try {
            return Double.parseDouble(comma < 0 || text.indexOf('.') >= 0 ? text : text.replace(',', '.'));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** Short enough for a message. */
    static String excerpt(String text) {
        return text.substring(0, Math.min(EXCERPT, text.length()));
    }

    private InvalidOpenFaceException wrong(long line, CSVRecord record, int column, String wanted) {
        return InvalidOpenFaceException.at(
                line, columns.get(column) + " must be " + wanted + ", not '" + excerpt(record.get(column)) + "'");
    }
}
