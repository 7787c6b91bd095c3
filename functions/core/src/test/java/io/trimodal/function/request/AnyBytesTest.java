package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, reading ends in a request or in an error that blames the caller. */
class AnyBytesTest {
    private static final String VALID = "{\"model\": \"m\", \"utterances\": [{\"id\": \"é\", \"text\": \"fine\", "
            + "\"audio\": {\"features\": [[1.5, -2e3], [0, NaN]]}, \"vision\": {\"features\": [[1]]}}, "
            + "{\"language\": {\"input_ids\": [101, 5], \"attention_mask\": [1, 1]}}]}";

    private static void readsOrBlames(byte[] body) {
        try {
            PredictRequest request = new PredictRequestReader(TestLimits.SMALL).read(new ByteArrayInputStream(body));
            assertThat(request.utterances()).isNotEmpty();
        } catch (RequestException e) {
            assertThat(e.error().detail()).isNotBlank();
        }
    }

    @Property
    void anyBytes(@ForAll byte[] body) {
        readsOrBlames(body);
    }

    /** The mark of a byte order that no parser reads; found by {@link #anyBytes}. */
    @Example
    void byteOrderOfNobody() {
        assertThatThrownBy(() -> new PredictRequestReader(TestLimits.SMALL)
                        .read(new ByteArrayInputStream(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 0, 0})))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("UTF-8");
    }

    @Property
    void anyString(@ForAll String body) {
        readsOrBlames(body.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void anyTokens(@ForAll("tokens") List<String> tokens) {
        readsOrBlames(String.join("", tokens).getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void anyMutationOfAValidRequest(@ForAll("mutations") byte[] body) {
        readsOrBlames(body);
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"utterances\"",
                        "\"text\"",
                        "\"audio\"",
                        "\"features\"",
                        "\"id\"",
                        "\"model\"",
                        "\"language\"",
                        "\"input_ids\"",
                        "1",
                        "-1e400",
                        "NaN",
                        "-Infinity",
                        "null",
                        "true",
                        "\"\\ud800\"",
                        "{\"utterances\":[",
                        "{\"features\":[[")
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        byte[] valid = VALID.getBytes(StandardCharsets.UTF_8);
        Arbitrary<Integer> position = Arbitraries.integers().between(0, valid.length - 1);
        Arbitrary<Byte> value = Arbitraries.bytes();
        return position.flatMap(at -> value.flatMap(to -> position.map(cut -> {
            byte[] changed = Arrays.copyOf(valid, Math.max(cut, valid.length / 2));
            changed[at % changed.length] = to;
            return changed;
        })));
    }
}
