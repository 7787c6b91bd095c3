package io.trimodal.modeling.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both models in both forms against the published code. */
class GoldenCheckTest {
    @ParameterizedTest
    @CsvSource({"almt-mosi, false", "almt-mosi, true", "lnln-mosi, false", "lnln-mosi, true"})
    void run_withFormulaWeights_equalsThePublishedCode(String name, boolean folded) throws IOException {
        List<Difference> differences = GoldenCheck.run(golden(name), folded);

        assertThat(differences)
                .hasSizeGreaterThan(15)
                .allSatisfy(difference -> assertThat(difference.within())
                        .as("%s differs by %.1e", difference.quantity(), difference.relative())
                        .isTrue());
    }

    static GoldenFile golden(String name) throws IOException {
        try (var in = GoldenCheckTest.class.getResourceAsStream("/goldens/" + name + ".json")) {
            return GoldenFile.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
