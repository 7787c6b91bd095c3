package io.trimodal.function.upload.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.function.upload.document.BoundedLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    @Test
    void lines_haveTheirNumbers_theLastNeedsNoEnd() throws IOException {
        assertThat(read("a\n\n bc\r\nd", 10)).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read("a\nb\n", 10)).hasSize(2);
        assertThat(read("", 10)).isEmpty();
    }

    @Test
    void aLineThatIsTooLong_isPassedOver_withItsLength() throws IOException {
        List<Line> lines = read("123456\n12345\n", 5);

        assertThat(lines.get(0).isTooLong()).isTrue();
        assertThat(lines.get(0).bytes()).isEqualTo(6);
        assertThat(lines.get(0).content()).isEmpty();
        assertThat(lines.get(1).isTooLong()).isFalse();
        assertThat(lines.get(1).content()).asString().isEqualTo("12345");
    }

    @Test
    void blankLines_areTold() throws IOException {
        assertThat(read("\n \t\r\nx\n", 5)).extracting(Line::isBlank).containsExactly(true, true, false);
    }

    private static List<Line> read(String text, int most) throws IOException {
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
        List<Line> read = new ArrayList<>();
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(line.get());
        }
        return read;
    }
}
