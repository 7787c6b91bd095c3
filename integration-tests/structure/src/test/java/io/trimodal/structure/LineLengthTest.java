package io.trimodal.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLengthTest {
    @Test
    void sources_ofEveryModule_keepToTheLength() {
        assertThat(LineLength.violations(Checkout.own())).isEmpty();
    }

    @Test
    void violations_longComment_areNamedWithTheirPlace(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), "// ok\n// " + "word ".repeat(25) + "\n");

        assertThat(LineLength.violations(new Checkout(folder))).containsExactly("A.java:2 (128)");
    }

    @Test
    void violations_addressThatCannotBeBroken_areNone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), "// see https://example.com/" + "a".repeat(100) + "\n");

        assertThat(LineLength.violations(new Checkout(folder))).isEmpty();
    }
}
