package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a failure whose own message is a file's name, a parser's word or nothing. */
class ReasonTest {
    @TempDir
    private Path folder;

    private static String of(Throwable failure) {
        return Reason.of(failure);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void missingFile_isSaidToBeMissing_once() {
        NoSuchFileException missing = new NoSuchFileException(file("a").toString());

        assertThat(of(missing)).isEqualTo(file("a") + " does not exist");
        assertThat(of(new UncheckedIOException(missing))).isEqualTo(file("a") + " does not exist");
        assertThat(of(new IllegalArgumentException("cannot read a", missing)))
                .isEqualTo("cannot read a: " + file("a") + " does not exist");
        assertThat(of(new IllegalArgumentException(file("a") + ": " + file("a"), missing)))
                .isEqualTo(file("a") + " does not exist");
        assertThat(of(new NoSuchFileException(file("b/c").toString()))).isEqualTo("there is no folder " + file("b"));
    }

    @Test
    void whatParsersSay_isPutInPlainWords() throws IOException {
        assertThat(of(new IllegalArgumentException("cannot read a", new MalformedInputException(1))))
                .isEqualTo("cannot read a: it is not UTF-8 text");
        Path json = Files.writeString(file("a.json"), "{\"x\": \n nul}");
        try {
            new ObjectMapper().readTree(json.toFile());
        } catch (IOException e) {
            assertThat(of(e))
                    .startsWith("it is not the JSON that was expected (line 2")
                    .doesNotContain("Source");
        }
    }

    @Test
    void noMessage_isNotTheNameOfAClass() {
        assertThat(of(new IllegalStateException()))
                .contains("something went wrong")
                .doesNotContain("Exception");
        assertThat(of(new IllegalStateException(new IllegalArgumentException("x is y"))))
                .isEqualTo("x is y");
    }
}
