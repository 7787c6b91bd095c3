package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.trimodal.binary.MalformedText;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A pull parser that always stands on a token and knows where it is, so that each fault names its field. Not
 * thread-safe; one per request.
 */
public final class JsonInput {
    /** For values that have limits of their own, and are no longer than the body. */
    private static final JsonFactory LONG_STRINGS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final Body body;
    /** Where the body is no text, which the parser passes over; null where it is all text. */
    private final MalformedText malformed;
    /** What the parser's count of bytes lacks to be an index of the body: it does not see all of it. */
    private final long beyond;

    private JsonToken token;

    /**
     * @param body what the parser reads
     * @param start index of the first byte that it reads
     * @param malformed the first place of the body that is no UTF-8
     */
    JsonInput(JsonParser parser, Body body, int start, Optional<MalformedText> malformed) {
        this.parser = parser;
        this.body = body;
        this.malformed = malformed.orElse(null);
        this.beyond = start;
        next();
    }

    /** Reads the value of one field; the input stands on its first token, and must be left on its last. */
    @FunctionalInterface
    public interface FieldReader {
        void read(String name);
    }

    /** A step of Jackson's, which may fail with its checked exceptions. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    /** Moves to the next token; past the last one, {@link #ended()} is true. */
    public void next() {
        token = step(parser::nextToken);
    }

    public boolean ended() {
        return token == null;
    }

    public boolean at(JsonToken expected) {
        return token == expected;
    }

    public boolean atNumber() {
        return token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT;
    }

    /** A NaN or infinity written without quotes, which JSON does not have. */
    public boolean atNonFiniteLiteral() {
        return token == JsonToken.VALUE_NUMBER_FLOAT && step(parser::isNaN);
    }

    /** The number as the nearest float32; infinite where there is none. */
    public float number() {
        return step(parser::getFloatValue);
    }

    /** The number as the nearest float64; anything but a finite number of that range is refused. */
    public double decimal(double minimum, double maximum) {
        if (!atNumber()) {
            throw malformed("must be a number, not " + tokenName());
        }
        double value = step(parser::getDoubleValue);
        if (minimum <= value && value <= maximum) {
            return value;
        }
        throw malformed("is " + Excerpt.of(step(parser::getText)) + ", but must be from " + minimum + " to " + maximum);
    }

    /** True or false. */
    public boolean truth() {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw malformed("must be true or false, not " + tokenName());
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** The number as a long; anything but an integer of that range is refused. */
    public long integer(long minimum, long maximum) {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw malformed("must be a whole number, not " + tokenName());
        }
        if (step(parser::getNumberType) != JsonParser.NumberType.BIG_INTEGER) {
            long value = step(parser::getLongValue);
            if (minimum <= value && value <= maximum) {
                return value;
            }
        }
        throw malformed("is " + Excerpt.of(step(parser::getText)) + ", but must be from " + minimum + " to " + maximum);
    }

    /** A string; its characters must be whole, as half a surrogate pair cannot be sent back. */
    public String string() {
        if (token != JsonToken.VALUE_STRING) {
            throw malformed("must be a string, not " + tokenName());
        }
        String value = step(parser::getText);
        int fault = Excerpt.unpairedSurrogate(value);
        if (fault >= 0) {
            throw malformed("has half a surrogate pair at character " + fault + "; send whole Unicode characters");
        }
        return value;
    }

    /**
     * A string however long it is, halves of surrogate pairs and all. The parser has one limit for all strings, so this
     * one is read from the body beside it. In a body that is not UTF-8, the limit holds.
     */
    public String longString() {
        if (token != JsonToken.VALUE_STRING) {
            throw malformed("must be a string, not " + tokenName());
        }
        long offset = parser.currentTokenLocation().getByteOffset();
        int start = (int) (offset + beyond);
        byte[] bytes = body.bytes();
        if (offset < 0 || start >= bytes.length || bytes[start] != '"') {
            return text();
        }
        return step(() -> {
            try (JsonParser again = LONG_STRINGS.createParser(bytes, start, bytes.length - start)) {
                again.nextToken();
                String text = again.getText();
                requireText(start + again.currentLocation().getByteOffset());
                return text;
            } catch (JsonProcessingException e) {
                requireText(start + e.getLocation().getByteOffset());
                throw malformed(JsonFault.of(e, bytes, start, body.place(start)));
            }
        });
    }

    /**
     * Goes to the end of the current value without reading it.
     *
     * @return the index of its first byte in the document; -1 if the document is not UTF-8
     */
    public int skip() {
        long offset = parser.currentTokenLocation().getByteOffset();
        step(parser::skipChildren);
        token = parser.currentToken();
        return offset < 0 ? -1 : (int) (offset + beyond);
    }

    /** The text of the current token, whatever it is. */
    public String text() {
        return step(parser::getText);
    }

    /** Walks an object; each field is given to {@code fields} once. Leaves the input on the closing brace. */
    public void object(FieldReader fields) {
        if (token != JsonToken.START_OBJECT) {
            throw malformed("must be an object, not " + tokenName());
        }
        Set<String> seen = new HashSet<>();
        for (next(); token == JsonToken.FIELD_NAME; next()) {
            String name = step(parser::currentName);
            if (!seen.add(name)) {
                throw malformed("is given twice");
            }
            next();
            fields.read(name);
        }
    }

    /** Enters an array; the input then stands on its first element or its closing bracket. */
    public void enterArray(String expected) {
        if (token != JsonToken.START_ARRAY) {
            throw malformed("must be " + expected + ", not " + tokenName());
        }
        next();
    }

    public boolean inArray() {
        return token != JsonToken.END_ARRAY;
    }

    public MalformedRequestException unknownField(String known) {
        return malformed("is not a field here; known are " + known);
    }

    public MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(here(detail));
    }

    public TooLargeException tooLarge(String detail) {
        return new TooLargeException(here(detail));
    }

    /** Where the input stands, as a JSON pointer. */
    public String pointer() {
        return Excerpt.of(parser.getParsingContext().pathAsPointer().toString());
    }

    /** What the current token is called in an error. */
    public String tokenName() {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case null -> "nothing";
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> token.asString();
        };
    }

    private FieldError here(String detail) {
        return new FieldError(pointer(), detail);
    }

    /** The parser counts no lines where it does not see them. */
    private Body.Place place(JsonLocation location) {
        return location.getByteOffset() < 0
                ? new Body.Place(location.getLineNr(), location.getColumnNr())
                : body.place((int) (location.getByteOffset() + beyond));
    }

    private String fault(JsonProcessingException failure) {
        long offset = failure.getLocation().getByteOffset();
        int index = offset < 0 ? -1 : (int) (offset + beyond);
        return JsonFault.of(failure, body.bytes(), index, place(failure.getLocation()));
    }

    /** @param end index behind the last byte that was read */
    private void requireText(long end) {
        if (malformed != null && malformed.index() < end) {
            throw malformed(malformed.toString());
        }
    }

    private <T> T step(Step<T> step) {
        try {
            T taken = step.take();
            if (malformed != null) { // else the place, of which there is one for each number, need not be made
                requireText(beyond + parser.currentLocation().getByteOffset());
            }
            return taken;
        } catch (StreamConstraintsException e) {
            throw tooLarge(JsonFault.tooLong(e));
        } catch (JsonProcessingException e) {
            requireText(beyond + e.getLocation().getByteOffset() + 1);
            throw malformed(fault(e));
        } catch (CharConversionException _) {
            throw malformed("is not UTF-8");
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }
}
