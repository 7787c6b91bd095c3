package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trimodal.binary.Printable;
import io.trimodal.feature.Modality;
import io.trimodal.feature.UtteranceArray;
import io.trimodal.feature.UtteranceArrays;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part {@code features} of a {@link ShortForm}: what its arrays mean, becomes fields of the utterance. Of several
 * forms of language the one that says most about the tokens is taken, as on the command line: token ids, features,
 * words. An array that nobody knows is a mistake somewhere and refused, as an unknown field is; what is known and not
 * used is said in the answer.
 */
final class ShortFormArchive {
    private static final List<String> TOKEN_FIELDS = List.of("input_ids", "attention_mask", "token_type_ids");

    private final JsonGenerator json;
    private final ArchiveArrays arrays;
    private final boolean needsId;

    /**
     * @param json inside the utterance
     * @param needsId whether the utterance has no id yet
     */
    ShortFormArchive(JsonGenerator json, ArchiveArrays arrays, boolean needsId) {
        this.json = json;
        this.arrays = arrays;
        this.needsId = needsId;
    }

    /** @throws MalformedRequestException if there are no arrays that could be meant, or one that could not */
    void write() throws IOException {
        requireKnown();
        boolean language = writeLanguage();
        boolean audio = writeFeatures(Modality.AUDIO);
        boolean vision = writeFeatures(Modality.VISION);
        if (!language && !audio && !vision) {
            throw malformed(
                    "has the part 'features', an .npz with none of the arrays language, audio and vision; known are "
                            + UtteranceArrays.known());
        }
        if (needsId) {
            writeText("id", UtteranceArray.IDS);
        }
    }

    private void requireKnown() {
        UtteranceArrays named = arrays.named("");
        List<String> unknown = named.unknown();
        if (unknown.size() == named.names().size()) {
            throw malformed("has the part 'features', an .npz with none of the arrays language, audio and vision, but "
                    + unknown.stream().limit(10).map(Printable::quoted).toList() + "; known are "
                    + UtteranceArrays.known());
        }
        if (!unknown.isEmpty()) {
            throw malformed("has the part 'features', an .npz with the array " + Printable.quoted(unknown.getFirst())
                    + ", which is not known; known are " + UtteranceArrays.known());
        }
    }

    private boolean writeLanguage() throws IOException {
        Optional<String> tokens = arrays.find("", UtteranceArray.TOKENS);
        if (tokens.isEmpty()) {
            return writeFeatures(Modality.LANGUAGE) || writeText("text", UtteranceArray.WORDS);
        }
        long[][] rows = arrays.values().tokens(ShortForm.UTTERANCE + "language", tokens.get());
        json.writeObjectFieldStart("language");
        for (int row = 0; row < rows.length; row++) {
            json.writeFieldName(TOKEN_FIELDS.get(row));
            json.writeArray(rows[row], 0, rows[row].length);
        }
        json.writeEndObject();
        return true;
    }

    /** Of no frames, nothing is written: the modality is absent. @return whether there is such an array */
    private boolean writeFeatures(Modality modality) throws IOException {
        if (arrays.find("", UtteranceArray.of(modality)).isEmpty()) {
            return false;
        }
        OptionalLong length = arrays.length(ShortForm.UTTERANCE + modality.key(), modality);
        if (length.isEmpty() || length.getAsLong() > 0) {
            ShortForm.writeReference(json, modality, ShortForm.ARCHIVE);
        }
        return true;
    }

    private boolean writeText(String field, UtteranceArray wanted) throws IOException {
        Optional<String> array = arrays.find("", wanted);
        if (array.isPresent()) {
            json.writeStringField(field, arrays.values().text(ShortForm.UTTERANCE + field, array.get()));
        }
        return array.isPresent();
    }

    private static MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(new FieldError("", detail));
    }
}
