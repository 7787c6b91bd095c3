package io.trimodal.function.request;

import io.trimodal.feature.FaceChoice;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.openface.InvalidOpenFaceException;
import io.trimodal.openface.OpenFaceOptions;
import io.trimodal.openface.OpenFaceReader;
import io.trimodal.openface.TooLongOpenFaceException;
import java.io.StringReader;
import java.util.function.Supplier;

/**
 * The CSV of OpenFace's FeatureExtraction on its way in. It becomes a table here; which columns count, and whether they
 * are there, is known once a model reads it.
 */
final class OpenFaceCsv {
    private final String field;
    private final String source;
    private final OpenFaceOptions options;

    /**
     * @param field JSON pointer to what stands for the table
     * @param source where it lies, to go behind what is wrong with it; may be empty
     */
    OpenFaceCsv(String field, String source, Limits limits) {
        this.field = field;
        this.source = source;
        this.options = new OpenFaceOptions(
                new FaceChoice.TrackedMost(),
                OpenFaceOptions.USUAL_CONFIDENCE,
                new OpenFaceOptions.Limits(
                        limits.frames(),
                        OpenFaceOptions.USUAL_LIMITS.columns(),
                        OpenFaceOptions.USUAL_LIMITS.lineCharacters()));
    }

    /**
     * @param file in UTF-8 or UTF-16
     * @throws MalformedRequestException naming the line that is wrong
     * @throws TooLargeException if there are more frames than are taken
     */
    OpenFaceTable read(byte[] file) {
        return checked(() -> OpenFaceReader.table(file, options));
    }

    /** As {@link #read(byte[])}. */
    OpenFaceTable read(String csv) {
        return checked(() -> OpenFaceReader.table(new StringReader(csv), options));
    }

    private OpenFaceTable checked(Supplier<OpenFaceTable> table) {
        try {
            return table.get();
        } catch (TooLongOpenFaceException e) {
            throw new TooLargeException(error(e.getMessage()));
        } catch (InvalidOpenFaceException e) {
            throw new MalformedRequestException(error(e.getMessage()));
        }
    }

    private FieldError error(String detail) {
        return new FieldError(field, "is no OpenFace table that can be read: " + Excerpt.of(detail) + source);
    }
}
