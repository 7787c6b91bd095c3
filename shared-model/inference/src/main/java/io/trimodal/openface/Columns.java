package io.trimodal.openface;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/** Columns by name. @param names as {@link io.trimodal.feature.OpenFaceTable#columns} */
record Columns(List<String> names) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Those that tell about each line; files of older versions, with a single face, have no {@code face_id}. */
    record Bookkeeping(int frame, OptionalInt face, int timestamp, int confidence, int success) {}

    static Columns of(CSVRecord header, int most) {
        if (header.size() > most) {
            throw InvalidOpenFaceException.at(1, "has " + header.size() + " columns; at most " + most + " are read");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : header) {
            String name = field.replace(BYTE_ORDER_MARK, "").strip();
            if (!seen.add(name)) {
                throw InvalidOpenFaceException.at(1, "has the column '" + name + "' twice");
            }
            names.add(name);
        }
        return new Columns(List.copyOf(names));
    }

    Bookkeeping bookkeeping() {
        List<String> missing = missing(List.of("frame", "timestamp", "confidence", "success"));
        if (!missing.isEmpty()) {
            throw InvalidOpenFaceException.at(
                    1, "is not the header of OpenFace's FeatureExtraction: it lacks " + String.join(", ", missing));
        }
        return new Bookkeeping(
                place("frame"), find("face_id"), place("timestamp"), place("confidence"), place("success"));
    }

    /** Places of the wanted columns, in that order. */
    int[] places(List<String> wanted) {
        List<String> missing = missing(wanted);
        if (!missing.isEmpty()) {
            throw new MissingColumnsException("line 1: lacks columns that the model takes: "
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
     * Without case where that leaves no doubt: contracts say {@code pose_rx} and files {@code pose_Rx}, but {@code x_0} and {@code X_0} are
     * two columns.
     */
    private OptionalInt find(String wanted) {
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            return OptionalInt.of(exact);
        }
        int[] alike = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equalsIgnoreCase(wanted))
                .toArray();
        return alike.length == 1 ? OptionalInt.of(alike[0]) : OptionalInt.empty();
    }
}
