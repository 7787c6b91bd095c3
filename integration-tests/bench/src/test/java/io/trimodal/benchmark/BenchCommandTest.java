package io.trimodal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void help_namesSectionsAndOptions() {
        assertThat(bench("--help")).isZero();
        assertThat(out.toString()).contains("trimodal bench", "--only", "models", "threads", "--quick", "--json");
    }

    @Test
    void section_thatDoesNotExist_isACallersMistake() {
        assertThat(bench("--only", "gpu")).isEqualTo(2);
        assertThat(err.toString()).contains("--only", "gpu", "models");
    }

    @Test
    void numbers_outOfRange_areACallersMistake() {
        assertThat(bench("--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--threads must be between 1 and 1024, not 0");
        assertThat(bench("--seconds", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("--seconds must be above 0");
    }

    @Test
    void json_withoutAFolder_isSaidBeforeAnythingIsMeasured() {
        assertThat(bench("--only", "json", "--json", "no/such/folder/bench.json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--json: there is no folder for");
    }

    @Test
    void workbench_thatIsMissing_isSaid(@TempDir Path empty) {
        assertThat(bench("--only", "http", "--repository", empty.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("trimodal bench: ").contains("trimodal-almt");
    }

    /** The smallest whole run; looks at what is there, not at how fast it was. */
    @Test
    void jsonSection_givesATableAndTheSameAsJson(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("bench.json");
        assertThat(bench("--only", "json", "--quick", "--seconds", "0.02", "--json", json.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("request, 1 text", "Jackson readTree", "ratio");
        JsonNode table = new ObjectMapper().readTree(json.toFile()).at("/tables/json");
        assertThat(table.at("/rows")).hasSize(10);
        assertThat(table.at("/rows/1/ratio").asDouble()).isPositive();
        assertThat(table.at("/rows/1/baseline").asText()).isEqualTo("Jackson readTree");
    }

    @Test
    void mediaSection_withoutFrontEnds_saysSoAndMeasuresTheRest(@TempDir Path empty) {
        assertThat(bench("--only", "media", "--quick", "--seconds", "0.02", "--front-ends", empty.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("spans of speech, by energy", "voice is not built.", "s of sound/s");
    }
}
