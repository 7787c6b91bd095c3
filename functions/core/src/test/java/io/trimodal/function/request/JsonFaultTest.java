package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.function.problem.RequestException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of documents that are not JSON: the place and the mistake, and nothing of the parser. */
class JsonFaultTest {
    private static String said(byte[] document) {
        JsonDocuments documents = new JsonDocuments(TestLimits.SMALL);
        RequestException failure = catchThrowableOfType(
                RequestException.class,
                () -> documents.read(document, input -> {
                    while (!input.ended()) {
                        if (input.at(JsonToken.VALUE_STRING)) {
                            input.text();
                        }
                        input.next();
                    }
                    return "";
                }));
        return failure.error().detail();
    }

    private static String said(String document, Charset charset) {
        return said(document.getBytes(charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "x",
                "{a:1}",
                "{'a':1}",
                "{\"t\":\"a\\qb\"}",
                "{\"t\":\"a\tb\"}",
                "{\"t\":01}",
                "{\"t\":1,}",
                "/* */ {}",
                "\u0001",
                "{\"m\":+1}",
                "{\"m\":1.}",
                "{\"m\":-}",
                "{\"m\":tru}",
                "[1 2]",
                "{\"t\":\"\\u12x4\"}",
                "{\"t\":é}",
                "{\"a\":1}]",
                "\"abc",
                "[[[[[[[[[[[[[[[[[[[["
            })
    void malformed_inAnyEncoding_saysNothingOfTheParser(String document) {
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1
        }) {
            assertThat(said(document, charset))
                    .containsAnyOf("is not JSON", "is not UTF-8", "is too long", "is nested too deep")
                    .doesNotContainPattern(
                            "[A-Z]{2,}_[A-Z]|Feature|REDACTED|CTRL|code \\d|Source:|Stream|jackson|java\\.");
        }
    }

    @Test
    void malformed_showsWhereAndWhat() {
        assertThat(said("{\"model\":\n 'a'}", StandardCharsets.UTF_8))
                .isEqualTo("is not JSON at line 2, column 2 (strings take double quotes), near '{\"model\":? 'a'}'");
        assertThat(said("{\"t\":\"a\tb\"}", StandardCharsets.UTF_8))
                .isEqualTo("is not JSON at line 1, column 8 (control characters must be escaped, such as \\n),"
                        + " near '{\"t\":\"a?b\"}'");
        assertThat(said("{\"t\":\"C:\\dir\"}", StandardCharsets.UTF_8))
                .isEqualTo("is not JSON at line 1, column 10 (a backslash itself is written twice), near"
                        + " '{\"t\":\"C:\\dir\"}'");
        assertThat(said(new byte[] {'"', (byte) 0xFF, '"'})).contains("not UTF-8");
        assertThat(said("{\"t\":", StandardCharsets.UTF_8))
                .isEqualTo("is not JSON: it ends too early, at line 1, column 6");
    }
}
