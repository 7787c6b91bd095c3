package io.trimodal.modeling.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of published numbers that are no models: masks, metrics and the schedule. */
class NumberCheckTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"missing-protocol.npz, 61", "metrics.json, 42", "lr-schedule.json, 1"})
    void run_onPublishedNumbers_agrees(String name, int checks) throws URISyntaxException {
        List<Difference> differences =
                NumberCheck.run(golden(name)).firstEntry().getValue();

        assertThat(differences)
                .hasSize(checks)
                .allSatisfy(difference -> assertThat(difference.within())
                        .as(difference.quantity())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.json, 0.636, 0.637",
        "lr-schedule.json, 9.999238, 9.999338",
        "metrics.json, Has0_acc_2, Has0_acc_9"
    })
    void run_onOtherNumbers_doesNotAgree(String name, String published, String other)
            throws URISyntaxException, IOException {
        String json = Files.readString(golden(name));
        assertThat(json).contains(published);
        Path changed = Files.writeString(directory.resolve(name), json.replaceFirst(published, other));

        assertThat(NumberCheck.run(changed).firstEntry().getValue())
                .anySatisfy(difference -> assertThat(difference.within()).isFalse());
    }

    @Test
    void run_onAFileOfSomethingElse_saysWhatIsKnown() throws IOException {
        Path file = Files.writeString(directory.resolve("other.json"), "{\"a\": 1}");
        Path text = Files.writeString(directory.resolve("text.json"), "metrics");

        assertThatThrownBy(() -> NumberCheck.run(file)).hasMessageContaining("'architecture'");
        assertThatThrownBy(() -> NumberCheck.run(text)).hasMessageContaining("is not JSON");
    }

    private static Path golden(String name) throws URISyntaxException {
        return Path.of(NumberCheckTest.class.getResource("/goldens/" + name).toURI());
    }
}
