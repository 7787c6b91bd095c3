package io.trimodal.openface;

import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.model.FeatureContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads what OpenFace 2's FeatureExtraction (or FaceLandmarkVidMulti) writes: a header with {@code frame, face_id,
 * timestamp, confidence, success} and columns of features, one line per face and frame. Columns are mapped by name onto
 * the vision contract of a model; further ones are passed over, whatever is in them. Semicolons or tabs may stand for
 * the commas, commas for decimal points, and blank lines or Excel's {@code sep=;} before the header.
 */
public final class OpenFaceReader {
    private final FeatureContract contract;
    private final OpenFaceOptions options;

    /** @param contract of the model's vision */
    public OpenFaceReader(FeatureContract contract, OpenFaceOptions options) {
        this.contract = contract;
        this.options = options;
    }

    /**
     * @param csv not closed
     * @throws InvalidOpenFaceException naming the line that is wrong, a limit that is passed, or the face that is not
     *     in the file
     */
    public OpenFaceTrack read(Reader csv) {
        return OpenFaceTrack.of(table(csv, options), contract);
    }

    /**
     * Whether a file looks like one of OpenFace's: its first line that says something has a column {@code frame}, or is
     * a picture's.
     */
    public static boolean isLikely(byte[] file) {
        int most = Math.min(file.length, 4 * OpenFaceOptions.USUAL_LIMITS.lineCharacters());
        try (Reader start = new StringReader(new String(file, 0, most, TextBytes.encoding(file)))) {
            return Dialect.read(start).map(Dialect::isOfOpenFace).orElse(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As {@link #table(Reader, OpenFaceOptions)}.
     *
     * @param file in UTF-8, or UTF-16 as spreadsheets write it
     */
    public static OpenFaceTable table(byte[] file, OpenFaceOptions options) {
        try {
            return table(new StringReader(TextBytes.decode(file, TextBytes.encoding(file))), options);
        } catch (MalformedTextException e) {
            throw new InvalidOpenFaceException(e.getMessage());
        }
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
            Reader lines =
                    new BufferedReader(new LineLimit(csv, options.limits().lineCharacters()));
            Dialect dialect = Dialect.read(lines).orElseThrow(() -> new InvalidOpenFaceException("is empty"));
            CSVParser parser = dialect.format().parse(new HeaderFirst(dialect.header(), lines));
            return table(parser, dialect.line(), options);
        } catch (UncheckedIOException e) {
            throw new InvalidOpenFaceException("is not CSV: " + e.getCause().getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the OpenFace file", e);
        }
    }

    private static OpenFaceTable table(CSVParser parser, long headerLine, OpenFaceOptions options) {
        Iterator<CSVRecord> records = parser.iterator();
        OpenFaceColumns columns =
                OpenFaceColumns.of(records.next(), headerLine, options.limits().columns());
        RowReader rows = new RowReader(columns, options);
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!record.stream().allMatch(String::isBlank)) {
                rows.add(headerLine - 1 + parser.getCurrentLineNumber(), record);
            }
        }
        return rows.table();
    }
}
