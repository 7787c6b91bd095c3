package io.trimodal.openface;

import io.trimodal.model.FeatureContract;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads what OpenFace 2's FeatureExtraction (or FaceLandmarkVidMulti) writes: a header with {@code frame, face_id, timestamp, confidence,
 * success} and columns of features, one line per face and frame. Columns are mapped by name onto the vision contract of a model; further
 * ones are passed over.
 */
public final class OpenFaceReader {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final FeatureContract contract;
    private final OpenFaceOptions options;

    /** @param contract of the model's vision */
    public OpenFaceReader(FeatureContract contract, OpenFaceOptions options) {
        this.contract = contract;
        this.options = options;
    }

    /**
     * @param csv not closed
     * @throws InvalidOpenFaceException naming the line that is wrong, a limit that is passed, or the face that is not in the file
     */
    public OpenFaceTrack read(Reader csv) {
        try {
            CSVParser parser =
                    CSVParser.parse(new LineLimit(csv, options.limits().lineCharacters()), FORMAT);
            return FaceTrack.of(sightings(parser), contract, options);
        } catch (UncheckedIOException e) {
            throw new InvalidOpenFaceException("is not CSV: " + e.getCause().getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the OpenFace file", e);
        }
    }

    private List<Sighting> sightings(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw new InvalidOpenFaceException("is empty");
        }
        Columns columns = Columns.of(records.next(), contract, options.limits().columns());
        List<Sighting> sightings = new ArrayList<>();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (sightings.size() == options.limits().rows()) {
                throw InvalidOpenFaceException.at(
                        parser.getCurrentLineNumber(),
                        "is beyond the " + options.limits().rows() + " rows that are read");
            }
            sightings.add(sighting(parser.getCurrentLineNumber(), record, columns));
        }
        if (sightings.isEmpty()) {
            throw new InvalidOpenFaceException("has a header but no frames");
        }
        return sightings;
    }

    private Sighting sighting(long line, CSVRecord record, Columns columns) {
        if (record.size() != columns.count()) {
            throw InvalidOpenFaceException.at(line, "has " + record.size() + " values, the header " + columns.count());
        }
        int frame = whole(line, record, columns, columns.frame());
        int face = columns.face() < 0 ? 0 : whole(line, record, columns, columns.face());
        double seconds = number(line, record, columns, columns.timestamp());
        boolean tracked = number(line, record, columns, columns.success()) != 0
                && number(line, record, columns, columns.confidence()) >= options.leastConfidence();
        float[] values = new float[tracked ? contract.dims() : 0];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number(line, record, columns, columns.values()[i]);
        }
        return new Sighting(line, frame, face, seconds, values);
    }

    private static int whole(long line, CSVRecord record, Columns columns, int column) {
        double value = number(line, record, columns, column);
        if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw InvalidOpenFaceException.at(
                    line,
                    columns.names().get(column) + " must be a whole number of at least 0, not " + record.get(column));
        }
        return (int) value;
    }

    private static double number(long line, CSVRecord record, Columns columns, int column) {
        try {
            double value = Double.parseDouble(record.get(column));
            if (Float.isFinite((float) value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, as for NaN.
        }
        String text = record.get(column);
        throw InvalidOpenFaceException.at(
                line,
                columns.names().get(column) + " must be a finite number, not '"
                        + text.substring(0, Math.min(20, text.length())) + "'");
    }
}
