package io.trimodal.openface;

import io.trimodal.feature.FaceChoice;
import io.trimodal.feature.OpenFaceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;

/** From the lines of a file to its table; everything that no model could take is refused. One per file. */
final class RowReader {
    private static final int FACES_NAMED = 20;
    private static final float[] FAILED = {};

    private final OpenFaceColumns columns;
    private final OpenFaceColumns.Bookkeeping bookkeeping;
    private final CellReader cells;
    private final OpenFaceOptions options;
    private final List<OpenFaceTable.Row> rows = new ArrayList<>();
    /** Frames of each face, to know one that comes a second time. */
    private final Map<Integer, Set<Integer>> frames = new HashMap<>();

    private final Map<Integer, OpenFaceTable.Cell> notNumbers = new HashMap<>();
    private final RunningTime time = new RunningTime();

    RowReader(OpenFaceColumns columns, OpenFaceOptions options) {
        this.columns = columns;
        this.bookkeeping = columns.bookkeeping();
        this.cells = new CellReader(columns.names());
        this.options = options;
    }

    /** @param line where the record ends */
    void add(long line, CSVRecord record) {
        int most = options.limits().rows();
        if (rows.size() == most) {
            throw new TooLongOpenFaceException("line " + line + ": is beyond the " + most + " rows that are read");
        }
        int header = columns.names().size();
        if (record.size() != header) {
            throw InvalidOpenFaceException.at(
                    line,
                    "has " + record.size() + " values, the header " + header
                            + (record.size() > header
                                    ? "; numbers with decimal commas need quotes, or semicolons or tabs between them"
                                    : ""));
        }
        int frame = cells.whole(line, record, bookkeeping.frame());
        int face = bookkeeping.face() == OpenFaceColumns.NO_FACES ? 0 : cells.whole(line, record, bookkeeping.face());
        if (!frames.computeIfAbsent(face, _ -> new TreeSet<>()).add(frame)) {
            throw InvalidOpenFaceException.at(line, "has frame " + frame + " of face " + face + " a second time");
        }
        double seconds = cells.finite(line, record, bookkeeping.timestamp());
        time.add(frame, seconds);
        if (time.frames() > most) {
            throw new TooLongOpenFaceException("line " + line + ": has frames " + time.first() + " to " + time.last()
                    + " in the file; at most " + most + " are read");
        }
        boolean tracked = cells.finite(line, record, bookkeeping.success()) != 0
                && cells.finite(line, record, bookkeeping.confidence()) >= options.leastConfidence();
        rows.add(new OpenFaceTable.Row(line, frame, face, seconds, tracked ? values(line, record) : FAILED));
    }

    OpenFaceTable table() {
        if (rows.isEmpty()) {
            throw new InvalidOpenFaceException("has a header but no frames");
        }
        time.requireVideo();
        if (options.face() instanceof FaceChoice.Numbered(int face) && !frames.containsKey(face)) {
            throw new InvalidOpenFaceException("has no face_id " + face + ", but "
                    + frames.keySet().stream().sorted().limit(FACES_NAMED).toList());
        }
        return new OpenFaceTable(
                columns.names(),
                List.copyOf(rows),
                options.face(),
                new OpenFaceTable.Source(columns.line(), Map.copyOf(notNumbers)));
    }

    /** Which of them must be numbers, only the contract of a model tells. */
    private float[] values(long line, CSVRecord record) {
        float[] values = new float[record.size()];
        for (int i = 0; i < values.length; i++) {
            String text = record.get(i);
            values[i] = (float) CellReader.number(text);
            if (!Float.isFinite(values[i]) && !notNumbers.containsKey(i)) {
                notNumbers.put(i, new OpenFaceTable.Cell(line, CellReader.excerpt(text)));
            }
        }
        return values;
    }
}
