package io.trimodal.function.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** Answers as HTML pages. Thread-safe. */
@Singleton
public final class HtmlPages {
    private final ObjectMapper json;

    public HtmlPages(ObjectMapper json) {
        this.json = json;
    }

    /** @param report makes a page of the answer's JSON, UTF-8 */
    public byte[] of(Object answer, UnaryOperator<byte[]> report) {
        try {
            return report.apply(json.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }
}
