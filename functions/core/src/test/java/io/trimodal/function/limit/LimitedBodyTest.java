package io.trimodal.function.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.function.problem.TooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    @Test
    void read_upToTheLimit_isWhole() throws IOException {
        try (LimitedBody body = new LimitedBody(new ByteArrayInputStream(new byte[100]), 100)) {
            assertThat(body.readAllBytes()).hasSize(100);
        }
    }

    @Test
    void read_beyondTheLimit_isRefused() {
        assertThatThrownBy(() -> new LimitedBody(new ByteArrayInputStream(new byte[101]), 100).readAllBytes())
                .isInstanceOf(TooLargeException.class)
                .hasMessage("the request has a body of more than 100 bytes; send fewer utterances per call");
    }

    @Test
    void close_readsOnWithinBounds() throws IOException {
        ByteArrayInputStream source = new ByteArrayInputStream(new byte[1_000_000]);
        new LimitedBody(source, 100).close();
        assertThat(source.available()).isBetween(900_000, 999_600);
    }
}
