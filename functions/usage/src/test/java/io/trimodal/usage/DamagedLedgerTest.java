package io.trimodal.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger's file that is not as it was left is refused with a word that names it, and stays byte for byte as it is.
 */
class DamagedLedgerTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOVEMBER, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        try (UsageLedger ledger = open()) {
            for (int i = 0; i < 3; i++) {
                ledger.record(new Call(new Caller("acme"), "id" + i, "predict", new Units(1, 1), NOVEMBER));
            }
        }
        whole = Files.readAllBytes(file());
    }

    private UsageLedger open() {
        return EmbeddedLedger.open(folder, CLOCK);
    }

    /** The one file that holds the calls. */
    private Path file() {
        return folder.resolve("journal");
    }

    private void refused(byte[] damaged, String as) throws IOException {
        Files.write(file(), damaged);
        assertThatThrownBy(this::open).as(as).hasMessageContaining(file().toString());
        assertThat(Files.readAllBytes(file())).as(as).isEqualTo(damaged);
    }

    @Test
    void open_emptied_isRefusedAndKept() throws IOException {
        refused(new byte[0], "empty");
    }

    @Test
    void open_anyByteChanged_isRefusedAndKept() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x04;
            refused(damaged, "byte " + at);
        }
    }

    @Test
    void open_endOverwritten_isRefusedAndKept() throws IOException {
        for (int length = 1; length < whole.length; length++) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, whole.length - length, whole.length, (byte) 0);
            refused(damaged, length + " bytes of zero");
        }
    }

    @Test
    void open_somebodyElsesFile_isRefusedAndKept() throws IOException {
        for (String foreign : new String[] {"\n", "x", "{}", "SQLite format 3\u0000", "id,calls\nacme,3\n"}) {
            refused(foreign.getBytes(StandardCharsets.US_ASCII), foreign);
        }
    }

    @Test
    void open_lastLineCutShort_losesItAlone_andSaysSo() throws IOException {
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        List<String> said = new ArrayList<>();
        Logger logger = Logger.getLogger("io.trimodal.usage");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(record.getLevel() + " " + record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try (UsageLedger ledger = open()) {
            assertThat(ledger.standing(new Caller("acme"), Call.monthOf(NOVEMBER))
                            .used())
                    .isEqualTo(2);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(said).singleElement().asString().startsWith("WARN").contains(file().toString(), "are cut off");
    }

    @Test
    void open_linesAppendedByHand_isRefusedAndKept() throws IOException {
        byte[] longer = Arrays.copyOf(whole, whole.length + 6);
        System.arraycopy("hello\n".getBytes(StandardCharsets.US_ASCII), 0, longer, whole.length, 6);
        refused(longer, "hello");
    }
}
