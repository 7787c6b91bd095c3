package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in words of our own where a document stops being JSON. The parser's words name its classes and settings, and
 * change with its versions.
 */
final class JsonFault {
    /** Bytes that are shown before and after the place. */
    private static final int BEFORE = 20;

    private static final int AFTER = 12;

    private static final Pattern LIMIT = Pattern.compile("^(\\w+).* exceeds the maximum allowed \\((\\d+)");

    private JsonFault() {}

    /**
     * @param index of the byte at which the parser gave up; -1 where the document is not UTF-8
     * @param place the same as line and column
     * @return such as {@code is not JSON at line 1, column 27, near '"text": "a\qb"'}
     */
    static String of(JsonProcessingException failure, byte[] document, int index, Body.Place place) {
        String where = "line " + place.line() + ", column " + place.column();
        // a lone control character at the end is passed before it is refused
        boolean past = index >= document.length;
        if (failure instanceof JsonEOFException || past && (document[document.length - 1] & 0xFF) >= ' ') {
            return "is not JSON: it ends too early, at " + where;
        }
        if (index < 0) {
            return "is not JSON at " + where;
        }
        int shown = past ? document.length - 1 : index;
        return "is not JSON at " + where + hint(document, shown) + ", near '" + around(document, shown) + "'";
    }

    /**
     * A limit of the parser's that was passed: the length of a string, a name or a number, or how deep objects lie in
     * each other.
     */
    static String tooLong(StreamConstraintsException failure) {
        // "String value length (20051) exceeds the maximum allowed (10000, from `Stream…`)"
        Matcher parts = LIMIT.matcher(failure.getOriginalMessage());
        if (!parts.find()) {
            return "is too long";
        }
        return switch (parts.group(1)) {
            case "String" -> "is too long: at most " + parts.group(2) + " characters are taken";
            case "Document" -> "is nested too deep: at most " + parts.group(2) + " levels are read";
            case "Number" -> "is too long: at most " + parts.group(2) + " digits are read";
            default -> "is too long: at most " + parts.group(2) + " are taken";
        };
    }

    /** What is behind the mistakes that are made most often. */
    private static String hint(byte[] document, int index) {
        int there = document[index] & 0xFF;
        if (there == '\'') {
            return " (strings take double quotes)";
        }
        if (there < ' ') {
            return " (control characters must be escaped, such as \\n)";
        }
        int before = index > 0 ? document[index - 1] & 0xFF : ' ';
        if (there >= 0x80 || before >= 0x80) {
            return " (not UTF-8, or outside a string)";
        }
        return before == '\\' ? " (a backslash itself is written twice)" : "";
    }

    /** The text at the byte; what cannot be printed becomes a question mark. */
    private static String around(byte[] document, int index) {
        int from = Math.max(0, index - BEFORE);
        int to = Math.min(document.length, index + AFTER);
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        new String(document, from, to - from, StandardCharsets.UTF_8)
                .codePoints()
                .map(c -> Character.isISOControl(c) || c == '\uFFFD' ? '?' : c)
                .forEach(text::appendCodePoint);
        return text.append(to < document.length ? "…" : "").toString();
    }
}
