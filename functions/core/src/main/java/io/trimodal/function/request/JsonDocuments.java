package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.trimodal.binary.FileKind;
import io.trimodal.binary.MalformedText;
import io.trimodal.binary.TextBytes;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import jakarta.inject.Singleton;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Opens JSON documents that callers sent, within the limits of their strings and their depth. Thread-safe. */
@Singleton
public final class JsonDocuments {
    /** The deepest that a valid request goes is utterances, utterance, modality, features, frame: 6. */
    private static final int DEPTH = 16;

    private final JsonFactory factory;

    public JsonDocuments(Limits limits) {
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNameLength(256)
                        .maxStringLength(Math.max(limits.textCharacters(), limits.nameCharacters()))
                        .build())
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    /**
     * @param reader called with the input on its first token
     * @throws MalformedRequestException naming the place that is no text, if there is one before the end
     * @throws io.trimodal.function.problem.RequestException if the document is not what the reader reads
     */
    public <T> T read(byte[] bytes, Function<JsonInput, T> reader) {
        Optional<FileKind> other = FileKind.of(bytes);
        if (other.isPresent()) {
            throw new MalformedRequestException(
                    new FieldError("", "is " + other.get().description() + ", not JSON"));
        }
        Charset encoding = TextBytes.encoding(bytes);
        Optional<MalformedText> malformed = TextBytes.malformed(bytes, encoding);
        // in UTF-8 the input knows which field it is in
        if (malformed.isPresent() && !encoding.equals(StandardCharsets.UTF_8)) {
            throw new MalformedRequestException(
                    new FieldError("", malformed.get().toString()));
        }
        return read(bytes, 0, malformed, reader);
    }

    /**
     * Reads a value of a document that was read before.
     *
     * @param start index of the byte at which the value begins; what comes after it is not looked at
     */
    public <T> T read(byte[] bytes, int start, Function<JsonInput, T> reader) {
        return read(bytes, start, Optional.empty(), reader);
    }

    private <T> T read(byte[] bytes, int start, Optional<MalformedText> malformed, Function<JsonInput, T> reader) {
        Body body = new Body(bytes);
        body.seek(start);
        try (JsonParser parser = factory.createParser(body)) {
            return reader.apply(new JsonInput(parser, body, start, malformed));
        } catch (CharConversionException _) {
            // The first bytes tell the encoding; some tell one that nobody writes.
            throw new MalformedRequestException(new FieldError("", "is not UTF-8"));
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }
}
