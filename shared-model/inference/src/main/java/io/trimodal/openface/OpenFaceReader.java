package io.trimodal.openface;

import io.trimodal.feature.OpenFaceTable;
import io.trimodal.model.FeatureContract;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
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
        return OpenFaceTrack.of(table(csv, options), contract);
    }

    /**
     * Reads a file before it is known for which model.
     *
     * @param csv not closed
     * @throws InvalidOpenFaceException naming the line that is wrong, or the face that is not in the file
     * @throws TooLongOpenFaceException if it has more rows or frames than the limit
     */
    public static OpenFaceTable table(Reader csv, OpenFaceOptions options) {
        try {
            CSVParser parser =
                    CSVParser.parse(new LineLimit(csv, options.limits().lineCharacters()), FORMAT);
            return table(parser, options);
        } catch (UncheckedIOException e) {
            throw new InvalidOpenFaceException("is not CSV: " + e.getCause().getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the OpenFace file", e);
        }
    }

    private static OpenFaceTable table(CSVParser parser, OpenFaceOptions options) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw new InvalidOpenFaceException("is empty");
        }
        RowReader rows =
                new RowReader(Columns.of(records.next(), options.limits().columns()), options);
        while (records.hasNext()) {
            CSVRecord record = records.next();
            rows.add(parser.getCurrentLineNumber(), record);
        }
        return rows.table();
    }
}
