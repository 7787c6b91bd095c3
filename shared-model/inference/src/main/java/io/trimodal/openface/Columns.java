package io.trimodal.openface;

import io.trimodal.model.FeatureContract;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * Where everything lies in a file.
 *
 * @param face −1 where the file has no {@code face_id}, as files of older versions with a single face
 * @param values column of each dimension of the contract
 */
record Columns(
        int count, int frame, int face, int timestamp, int confidence, int success, int[] values, List<String> names) {
    static Columns of(CSVRecord header, FeatureContract contract, int most) {
        if (header.size() > most) {
            throw InvalidOpenFaceException.at(1, "has " + header.size() + " columns; at most " + most + " are read");
        }
        if (contract.names().isEmpty()) {
            throw new InvalidOpenFaceException(
                    "the model does not name its vision dimensions, so no column can be mapped onto them");
        }
        Places places = Places.of(header);
        List<String> missing = new ArrayList<>();
        for (String name : List.of("frame", "timestamp", "confidence", "success")) {
            if (places.find(name).isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw InvalidOpenFaceException.at(
                    1, "is not the header of OpenFace's FeatureExtraction: it lacks " + String.join(", ", missing));
        }
        int[] values = new int[contract.dims()];
        for (int i = 0; i < values.length; i++) {
            String name = contract.names().get(i);
            OptionalInt place = places.find(name);
            if (place.isEmpty()) {
                missing.add(name);
            } else {
                values[i] = place.getAsInt();
            }
        }
        if (!missing.isEmpty()) {
            throw InvalidOpenFaceException.at(
                    1,
                    "lacks columns that the model takes: " + String.join(", ", missing)
                            + " (run FeatureExtraction with -aus -pose, or without options)");
        }
        return new Columns(
                header.size(),
                places.find("frame").getAsInt(),
                places.find("face_id").orElse(-1),
                places.find("timestamp").getAsInt(),
                places.find("confidence").getAsInt(),
                places.find("success").getAsInt(),
                values,
                places.names());
    }

    /** Columns by name. */
    private record Places(List<String> names) {
        private static final String BYTE_ORDER_MARK = "\uFEFF";

        static Places of(CSVRecord header) {
            List<String> names = new ArrayList<>();
            for (String field : header) {
                String name = field.replace(BYTE_ORDER_MARK, "").strip();
                if (names.contains(name)) {
                    throw InvalidOpenFaceException.at(1, "has the column '" + name + "' twice");
                }
                names.add(name);
            }
            return new Places(names);
        }

        /**
         * Without the spaces that OpenFace writes before names, and without case where that leaves no doubt: contracts say {@code pose_rx}
         * and files {@code pose_Rx}, but {@code x_0} and {@code X_0} are two columns.
         */
        OptionalInt find(String wanted) {
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
}
