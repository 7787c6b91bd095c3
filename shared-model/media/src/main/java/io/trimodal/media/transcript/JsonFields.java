package io.trimodal.media.transcript;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads a JSON document field by field; what is refused is named by its JSON pointer. Not thread-safe. */
final class JsonFields {
    /** Some four months; what is longer is no time in seconds. */
    private static final double MOST_SECONDS = 1e7;

    private final JsonParser parser;

    /** @param parser of the document, at its first token or before */
    JsonFields(JsonParser parser) {
        this.parser = parser;
    }

    /** Enters the object here and goes to its first value. @return the name of the field; empty if there is none */
    String begin() throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw refused("expected an object");
        }
        return next();
    }

    /** Goes to the value of the next field of the object. @return its name; empty if there is none */
    String next() throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            return "";
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    /** Whether there was a next field; its name may be empty. */
    boolean isField() {
        return !parser.hasToken(JsonToken.END_OBJECT);
    }

    /** Enters the array here. */
    void beginArray() throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            throw refused("expected an array");
        }
    }

    /** Goes to the next value of the array. @return whether there is one */
    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    String text() throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw refused("expected a string");
        }
        return parser.getText();
    }

    /** Not a number where it is null or NaN. @param unit in seconds */
    double seconds(double unit) throws IOException {
        if (isNull()) {
            return Double.NaN;
        }
        if (!parser.currentToken().isNumeric()) {
            throw refused("expected a time as a number");
        }
        double seconds = unit * parser.getDoubleValue();
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw refused("is " + seconds + " s, expected 0 to " + MOST_SECONDS);
        }
        return seconds;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    /** To where the reader is. */
    String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** Of what is here. */
    InvalidTranscriptException refused(String message) {
        String pointer = pointer();
        return pointer.isEmpty()
                ? new InvalidTranscriptException(message + " at the beginning of the JSON")
                : InvalidTranscriptException.at(pointer, message);
    }
}
