package io.trimodal.openface;

import io.trimodal.feature.OpenFaceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** From the lines of a file to its table; everything that no model could take is refused. One per file. */
final class RowReader {
    /** What C and C++ print for values that are not finite, on any system: {@code -nan(ind)}, {@code 1.#QNAN}, {@code inf}. */
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?(nan|inf|infinity|1\\.#)[a-z0-9()_]*");

    private static final int EXCERPT = 20;
    private static final float[] FAILED = {};

    private final Columns columns;
    private final Columns.Bookkeeping bookkeeping;
    private final OpenFaceOptions options;
    private final List<OpenFaceTable.Row> rows = new ArrayList<>();
    /** Frames of each face, to know one that comes a second time. */
    private final Map<Integer, Set<Integer>> frames = new HashMap<>();

    private int first = Integer.MAX_VALUE;
    private int last;

    RowReader(Columns columns, OpenFaceOptions options) {
        this.columns = columns;
        this.bookkeeping = columns.bookkeeping();
        this.options = options;
    }

    /** @param line where the record ends */
    void add(long line, CSVRecord record) {
        int most = options.limits().rows();
        if (rows.size() == most) {
            throw new TooLongOpenFaceException("line " + line + ": is beyond the " + most + " rows that are read");
        }
        if (record.size() != columns.names().size()) {
            throw InvalidOpenFaceException.at(
                    line,
                    "has " + record.size() + " values, the header "
                            + columns.names().size());
        }
        int frame = whole(line, record, bookkeeping.frame());
        int face = bookkeeping.face().isEmpty()
                ? 0
                : whole(line, record, bookkeeping.face().getAsInt());
        if (!frames.computeIfAbsent(face, _ -> new TreeSet<>()).add(frame)) {
            throw InvalidOpenFaceException.at(line, "has frame " + frame + " of face " + face + " a second time");
        }
        first = Math.min(first, frame);
        last = Math.max(last, frame);
        if ((long) last - first >= most) {
            throw new TooLongOpenFaceException("line " + line + ": has frames " + first + " to " + last
                    + " in the file; at most " + most + " are read");
        }
        double seconds = finite(line, record, bookkeeping.timestamp());
        boolean tracked = finite(line, record, bookkeeping.success()) != 0
                && finite(line, record, bookkeeping.confidence()) >= options.leastConfidence();
        rows.add(new OpenFaceTable.Row(line, frame, face, seconds, tracked ? values(line, record) : FAILED));
    }

    OpenFaceTable table() {
        if (rows.isEmpty()) {
            throw new InvalidOpenFaceException("has a header but no frames");
        }
        options.face().ifPresent(face -> {
            if (!frames.containsKey(face)) {
                throw new InvalidOpenFaceException("has no face_id " + face + ", but "
                        + frames.keySet().stream().sorted().limit(EXCERPT).toList());
            }
        });
        return new OpenFaceTable(columns.names(), List.copyOf(rows), options.face());
    }

    /** Which of them must be finite, only the contract of a model tells. */
    private float[] values(long line, CSVRecord record) {
        float[] values = new float[record.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = isNotFinite(record.get(i)) ? Float.NaN : (float) number(line, record, i);
        }
        return values;
    }

    /** Most values end in a digit, and need no second look. */
    private static boolean isNotFinite(String value) {
        boolean plain =
                !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1)) && value.indexOf('#') < 0;
        return !plain && NOT_FINITE.matcher(value.toLowerCase(Locale.ROOT)).matches();
    }

    private int whole(long line, CSVRecord record, int column) {
        double value = finite(line, record, column);
        if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw wrong(line, record, column, "a whole number of at least 0");
        }
        return (int) value;
    }

    private double finite(long line, CSVRecord record, int column) {
        double value = number(line, record, column);
        if (!Float.isFinite((float) value)) {
            throw wrong(line, record, column, "a finite number");
        }
        return value;
    }

    private double number(long line, CSVRecord record, int column) {
        try {
            return Double.parseDouble(record.get(column));
        } catch (NumberFormatException _) {
            throw wrong(line, record, column, "a finite number");
        }
    }

    private InvalidOpenFaceException wrong(long line, CSVRecord record, int column, String wanted) {
        String text = record.get(column);
        return InvalidOpenFaceException.at(
                line,
                columns.names().get(column) + " must be " + wanted + ", not '"
                        + text.substring(0, Math.min(EXCERPT, text.length())) + "'");
    }
}
