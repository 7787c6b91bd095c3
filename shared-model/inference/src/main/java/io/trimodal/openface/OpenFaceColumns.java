package io.trimodal.openface;

import io.trimodal.feature.OpenFaceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * Columns of OpenFace by name.
 *
 * @param names as {@link OpenFaceTable#columns}
 * @param line of the header, from 1
 */
record OpenFaceColumns(List<String> names, long line) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** In place of the column {@code face_id}, which files of older versions, with a single face, do not have. */
    static final int NO_FACES = -1;

    /** Those that tell about each line. @param face or {@link #NO_FACES} */
    record Bookkeeping(int frame, int face, int timestamp, int confidence, int success) {}

    static OpenFaceColumns of(CSVRecord header, long line, int most) {
        if (header.size() > most) {
            throw InvalidOpenFaceException.at(line, "has " + header.size() + " columns; at most " + most + " are read");
        }
        List<String> names = new ArrayList<>();
        for (String field : header) {
            names.add(field.replace(BYTE_ORDER_MARK, "").strip());
        }
        return new OpenFaceColumns(List.copyOf(names), line);
    }

    static OpenFaceColumns of(OpenFaceTable table) {
        return new OpenFaceColumns(table.columns(), table.source().headerLine());
    }

    Bookkeeping bookkeeping() {
        List<String> missing = missing(List.of("frame", "timestamp", "confidence", "success"));
        if (missing.size() == 3
                && find("face").isPresent()
                && find("confidence").isPresent()) {
            throw InvalidOpenFaceException.at(
                    line,
                    "is the header of OpenFace's FaceLandmarkImg, which looks at single pictures and writes no"
                            + " frames and times; run FeatureExtraction on the video, or on the folder of its"
                            + " pictures (-fdir)");
        }
        if (!missing.isEmpty()) {
            throw InvalidOpenFaceException.at(
                    line,
                    "is not the header of OpenFace's FeatureExtraction: it lacks " + String.join(", ", missing)
                            + " (between columns, commas, semicolons and tabs are read)");
        }
        return new Bookkeeping(
                place("frame"),
                find("face_id").orElse(NO_FACES),
                place("timestamp"),
                place("confidence"),
                place("success"));
    }

    /** Places of the wanted columns, in that order. */
    int[] places(List<String> wanted) {
        List<String> missing = missing(wanted);
        if (!missing.isEmpty()) {
            throw new MissingColumnsException("line " + line + ": lacks columns that the model takes: "
                    + String.join(", ", missing) + " (run FeatureExtraction with -aus -pose, or without options)");
        }
        return wanted.stream().mapToInt(this::place).toArray();
    }

    private List<String> missing(List<String> wanted) {
        return wanted.stream().filter(name -> find(name).isEmpty()).toList();
    }

    private int place(String wanted) {
        return find(wanted).orElseThrow();
    }

    /**
     * Without case where that leaves no doubt: contracts say {@code pose_rx} and files {@code pose_Rx}, but {@code x_0}
     * and {@code X_0} are two columns.
     */
    private OptionalInt find(String wanted) {
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            if (exact != names.lastIndexOf(wanted)) {
                throw InvalidOpenFaceException.at(line, "has the column '" + wanted + "' twice");
            }
            return OptionalInt.of(exact);
        }
        int[] alike = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equalsIgnoreCase(wanted))
                .toArray();
        if (alike.length > 1
                && alike.length
                        == names.stream().filter(names.get(alike[0])::equals).count()) {
            throw InvalidOpenFaceException.at(line, "has the column '" + names.get(alike[0]) + "' twice");
        }
        return alike.length == 1 ? OptionalInt.of(alike[0]) : OptionalInt.empty();
    }
}
