package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.Units;
import io.trimodal.usage.embedded.EmbeddedLedger;
import io.trimodal.usage.key.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code usage} and {@code api-key} as who runs the service calls them. */
class UsageCommandTest {
    @TempDir
    private Path folder;

    private String ledger() {
        Path ledger = folder.resolve("ledger");
        try (EmbeddedLedger open = EmbeddedLedger.open(ledger, Clock.systemUTC())) {
            Instant day = Instant.parse("2026-11-21T10:00:00Z");
            open.record(new Call(new Caller("acme,\"ltd\""), "1", "predict", new Units(3, 3), day));
            open.record(new Call(new Caller("acme,\"ltd\""), "2", "explain", new Units(1, 900), day));
            open.record(new Call(new Caller("zoe"), "1", "predict", new Units(64, 64), day));
        }
        return ledger.toString();
    }

    @Test
    void usage_asTableCsvAndJson_saysTheSame() throws IOException {
        String ledger = ledger();
        Run table = Run.of("usage", "--ledger", ledger, "--month", "2026-11");
        assertThat(table.exit()).as(table.err()).isZero();
        assertThat(table.out().lines()).hasSize(5);
        assertThat(table.out()).containsPattern("acme,\"ltd\" +all +2 +4 +903");

        Run csv = Run.of("usage", "--ledger", ledger, "--month", "2026-11", "--format", "csv");
        assertThat(csv.out()).isEqualTo("""
                        month,caller,function,calls,utterances,forward_passes
                        2026-11,"acme,""ltd\""",explain,1,1,900
                        2026-11,"acme,""ltd\""",predict,1,3,3
                        2026-11,zoe,predict,1,64,64
                        """.replace("\n", "\r\n"));

        Run json = Run.of("usage", "--ledger", ledger, "--month", "2026-11", "--format", "json");
        JsonNode document = new ObjectMapper().readTree(json.out());
        assertThat(document.at("/callers/0/total/forward_passes").asLong()).isEqualTo(903);
        assertThat(document.at("/callers/1/functions/predict/utterances").asLong())
                .isEqualTo(64);
    }

    @Test
    void usage_ofAMonthWithoutCalls_saysSo() {
        assertThat(Run.of("usage", "--ledger", ledger(), "--month", "2026-10").out())
                .contains("nothing was counted in 2026-10");
    }

    @Test
    void usage_calledWrongly_says2_andMissingLedger1() {
        assertThat(Run.of("usage").exit()).isEqualTo(2);
        assertThat(Run.of("usage", "--ledger", "a", "--table", "b").exit()).isEqualTo(2);
        assertThat(Run.of("usage", "--ledger", "a", "--month", "November").exit())
                .isEqualTo(2);
        Run missing = Run.of("usage", "--ledger", folder.resolve("none").toString());
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no usage ledger in");
    }

    @Test
    void values_ofTheWrongKind_areRefusedInPlainWords() {
        assertThat(Run.of("usage", "--ledger", "a", "--month", "2026").err())
                .contains("'--month'", "expected a month such as 2026-11 but was '2026'")
                .doesNotContain("java", "Exception");
        assertThat(Run.of("usage", "--ledger", "a", "--format", "xml").err()).contains("one of table, csv, json");
        assertThat(Run.of("api-key", "create", "--file", "k", "--caller", "a", "--monthly-quota", "x")
                        .err())
                .contains("expected a whole number but was 'x'");
    }

    @Test
    void quota_belowNothing_isNamedByItsOption() {
        Path file = folder.resolve("unmade.json");
        Run run = Run.of("api-key", "create", "--file", file.toString(), "--caller", "a", "--monthly-quota", "-5");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("--monthly-quota is -5, but must not be negative")
                .doesNotContain("monthly_utterances");
        assertThat(file).doesNotExist();
    }

    @Test
    void keyFile_thatIsNone_isSaidWithoutTheParsersWords() throws IOException {
        Path clip = Files.write(folder.resolve("clip.mp4"), SomeFiles.MPEG4);
        Path missing = folder.resolve("none.json");

        assertThat(Run.of("api-key", "list", "--file", clip.toString()).err())
                .contains("trimodal api-key list: ", clip.toString(), "is no JSON")
                .doesNotContain("UTF-32", "char #");
        assertThat(Run.of("api-key", "list", "--file", missing.toString()).err())
                .contains("the key file " + missing, "does not exist", "./trimodal api-key create");
    }

    @Test
    void apiKey_createListRevoke() throws IOException {
        String file = folder.resolve("keys.json").toString();
        Run created = Run.of("api-key", "create", "--file", file, "--caller", "acme", "--monthly-quota", "1000");
        assertThat(created.exit()).as(created.err()).isZero();
        String key = created.out().strip();
        assertThat(new Keys(Path.of(file)).find(key).orElseThrow().quota()).hasValue(1000);
        assertThat(Files.readString(Path.of(file))).doesNotContain(key);

        Run listed = Run.of("api-key", "list", "--file", file);
        assertThat(listed.out()).contains(key.substring(4, 12), "acme", "1000 utterances a month");

        assertThat(Run.of("api-key", "revoke", "--file", file, key.substring(4, 12))
                        .exit())
                .isZero();
        assertThat(new Keys(Path.of(file)).find(key)).isEmpty();
        Run again = Run.of("api-key", "revoke", "--file", file, key.substring(4, 12));
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("there is no key");
        assertThat(Run.of("api-key").exit()).isEqualTo(2);
    }
}
