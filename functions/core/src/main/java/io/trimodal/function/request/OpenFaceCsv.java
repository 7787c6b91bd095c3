package io.trimodal.function.request;

import io.trimodal.feature.OpenFaceTable;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.openface.InvalidOpenFaceException;
import io.trimodal.openface.OpenFaceOptions;
import io.trimodal.openface.OpenFaceReader;
import io.trimodal.openface.TooLongOpenFaceException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The CSV of OpenFace's FeatureExtraction on its way in. It becomes a table here; which columns count, and whether they are there, is known
 * once a model reads it.
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
                OptionalInt.empty(),
                OpenFaceOptions.USUAL_CONFIDENCE,
                new OpenFaceOptions.Limits(
                        limits.frames(),
                        OpenFaceOptions.USUAL_LIMITS.columns(),
                        OpenFaceOptions.USUAL_LIMITS.lineCharacters()));
    }

    /** Whether a file's first line has a column {@code frame}. */
    static boolean isLikely(byte[] content) {
        int most = Math.min(content.length, OpenFaceOptions.USUAL_LIMITS.lineCharacters());
        int end = 0;
        while (end < most && content[end] != '\n' && content[end] != '\r') {
            end++;
        }
        String header = new String(content, 0, end, StandardCharsets.ISO_8859_1);
        return Arrays.stream(header.split(",", -1))
                // a byte order mark may stand before the first, quotes around each
                .map(name -> name.replaceAll("[\u00EF\u00BB\u00BF\" ]", ""))
                .anyMatch("frame"::equalsIgnoreCase);
    }

    /**
     * @throws MalformedRequestException naming the line that is wrong
     * @throws TooLargeException if there are more frames than are taken
     */
    OpenFaceTable read(byte[] utf8) {
        try {
            return read(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString()));
        } catch (CharacterCodingException _) {
            throw new MalformedRequestException(error("is not UTF-8"));
        }
    }

    /** As {@link #read(byte[])}. */
    OpenFaceTable read(String csv) {
        return read(new StringReader(csv));
    }

    private OpenFaceTable read(Reader csv) {
        try {
            return OpenFaceReader.table(csv, options);
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
