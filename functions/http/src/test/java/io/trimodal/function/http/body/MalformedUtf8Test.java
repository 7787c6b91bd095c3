package io.trimodal.function.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.request.TestLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no UTF-8 (RFC 3629) is nowhere text, though the parser of JSON would make characters of some of it. */
class MalformedUtf8Test {
    private static byte[] bytes(String before, String hex, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static RequestException failure(byte[] body) {
        RequestException failure = catchThrowableOfType(
                RequestException.class,
                () -> new PredictRequestReader(TestLimits.SMALL).read(new ByteArrayInputStream(body)));
        assertThat(failure).isInstanceOf(MalformedRequestException.class);
        return failure;
    }

    /** Forms that are too long, halves of surrogate pairs, above U+10FFFF, cut off, and bytes that no character has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0af",
                "c1bf",
                "e080af",
                "f08080af",
                "e09fbf",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f7bfbfbf",
                "c3",
                "e282",
                "f09f98",
                "80",
                "bf",
                "ff",
                "fe",
                "f888808080"
            })
    void text_isRefusedAtItsPlace(String hex) {
        RequestException failure = failure(bytes("{\"utterances\": [\n  {\"text\": \"é", hex, "\"}]}"));
        assertThat(failure.error().field()).isEqualTo("/utterances/0/text");
        assertThat(failure.error().detail())
                .isEqualTo("is not UTF-8: byte 0x" + hex.substring(0, 2).toUpperCase(java.util.Locale.ROOT)
                        + " at line 2, column 15");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"utterances\": [{\"text\": \"a\"}], \"x', '\": 1}', /x",
        "'{\"model\": \"', '\", \"utterances\": [{\"text\": \"a\"}]}', /model",
        "'{\"utterances\": [{\"id\": \"a', '\", \"text\": \"a\"}]}', /utterances/0/id",
        "'{\"utterances\": [{\"text\": \"a\", \"vision\": {\"openface\": \"frame', '\"}}]}',"
                + " /utterances/0/vision/openface",
        "'{\"utterances\": [{\"text\": \"a\"}]} ', '', ''",
        "'', '{}', ''",
    })
    void everyStringOfADocument_isLookedAt(String before, String after, String field) {
        RequestException failure = failure(bytes(before, "c0af", after));
        assertThat(failure.error().field()).startsWith(field);
        assertThat(failure.error().detail()).startsWith("is not UTF-8: byte 0xC0 at line 1, column");
    }

    @Test
    void whatIsWrongBefore_isSaidFirst() {
        RequestException failure = failure(bytes("{\"utterances\": [{\"text\": 7, \"id\": \"", "c0af", "\"}]}"));
        assertThat(failure.error().detail()).startsWith("must be a string");
    }

    @Test
    void halfASurrogatePair_inUtf16_isRefused() {
        byte[] body = "{\"utterances\": [{\"text\": \"a?\"}]}".getBytes(StandardCharsets.UTF_16LE);
        int question = new String(body, StandardCharsets.UTF_16LE).indexOf('?') * 2;
        body[question] = 0;
        body[question + 1] = (byte) 0xd8;
        assertThat(failure(body).error().detail()).startsWith("is not UTF-16LE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "id", "model"})
    void parts_areRefusedAtTheirPlace(String part) {
        RequestException failure = BadPartsTest.failure(
                new TestParts().with(part, bytes("a\nb", "c0af", "")).bytes());
        assertThat(failure.error().field()).endsWith("/" + part);
        assertThat(failure.error().detail()).isEqualTo("is not UTF-8: byte 0xC0 at line 2, column 2");
    }

    @Test
    void partWithTheDocument_isRefusedAtItsPlace() {
        RequestException failure = BadPartsTest.failure(new TestParts()
                .with("request", bytes("{\"utterances\": [{\"text\": \"", "eda080", "\"}]}"))
                .bytes());
        assertThat(failure.error().field()).isEqualTo("/utterances/0/text");
        assertThat(failure.error().detail()).startsWith("is not UTF-8: byte 0xED");
    }
}
