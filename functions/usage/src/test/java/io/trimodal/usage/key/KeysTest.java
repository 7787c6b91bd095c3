package io.trimodal.usage.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final Caller ACME = new Caller("acme");

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Path file;
    private KeyFile stored;

    @BeforeEach
    void name() {
        file = folder.resolve("keys.json");
        stored = new KeyFile(file);
    }

    private void aSecondLater() {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void find_createdKey_givesCallerAndQuota() {
        ApiKey key = stored.create(ACME, OptionalLong.of(1000));
        StoredKey found = new Keys(file).find(key.text()).orElseThrow();
        assertThat(found.owner()).isEqualTo(ACME);
        assertThat(found.quota()).isEqualTo(OptionalLong.of(1000));
    }

    @Test
    void create_keepsNoSecret_andNobodyElseMayReadTheFile() throws IOException {
        ApiKey key = stored.create(ACME, OptionalLong.empty());
        String secret =
                key.text().substring(key.text().lastIndexOf(key.id()) + key.id().length() + 1);
        assertThat(Files.readString(file)).doesNotContain(secret).contains(key.hash());
        assertThat(key.toString()).doesNotContain(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void find_anyCharacterChanged_isUnknown() {
        String key = stored.create(ACME, OptionalLong.empty()).text();
        Keys keys = new Keys(file);
        for (int at = 0; at < key.length(); at++) {
            String other = key.substring(0, at) + (key.charAt(at) == 'A' ? 'B' : 'A') + key.substring(at + 1);
            assertThat(keys.find(other)).as(other).isEmpty();
        }
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find(key + "\n")).isEmpty();
        assertThat(keys.find(key)).isPresent();
    }

    @Test
    void find_afterRevoke_isUnknownWithinASecond() {
        ApiKey old = stored.create(ACME, OptionalLong.empty());
        Keys keys = new Keys(file, nanos::get);
        ApiKey fresh = stored.create(ACME, OptionalLong.empty());
        aSecondLater();
        assertThat(keys.find(fresh.text())).isPresent();
        assertThat(stored.revoke(old.id())).isTrue();
        assertThat(stored.revoke(old.id())).isFalse();
        aSecondLater();
        assertThat(keys.find(old.text())).isEmpty();
        assertThat(keys.find(fresh.text())).isPresent();
    }

    /** Kubernetes mounts a Secret as a link to a link, and changes the latter. */
    @Test
    void find_linkTurnedToAnotherFile_readsThatOne() throws IOException {
        ApiKey first = new KeyFile(folder.resolve("first")).create(ACME, OptionalLong.empty());
        ApiKey second = new KeyFile(folder.resolve("second")).create(ACME, OptionalLong.empty());
        Files.createSymbolicLink(file, Path.of("first"));
        Keys keys = new Keys(file, nanos::get);
        assertThat(keys.find(first.text())).isPresent();
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("second"));
        aSecondLater();
        assertThat(keys.find(first.text())).isEmpty();
        assertThat(keys.find(second.text())).isPresent();
    }

    @Test
    void find_fileBrokenOrGone_keepsTheKeysThatWere() throws IOException {
        ApiKey key = stored.create(ACME, OptionalLong.empty());
        Keys keys = new Keys(file, nanos::get);
        Files.writeString(file, "{\"keys\": [");
        aSecondLater();
        assertThat(keys.find(key.text())).isPresent();
        Files.delete(file);
        aSecondLater();
        assertThat(keys.find(key.text())).isPresent();
    }

    @Test
    void open_missingOrWrongFile_saysWhat() throws IOException {
        assertThatThrownBy(() -> new Keys(file))
                .isInstanceOf(InvalidKeyFileException.class)
                .hasMessageContaining("keys.json")
                .hasMessageContaining("api-key create");
        Files.writeString(file, "{\"keys\": [{\"id\": \"00000000\", \"caller\": \"acme\", \"sha256\": \"00\"}]}");
        assertThatThrownBy(() -> new Keys(file))
                .isInstanceOf(InvalidKeyFileException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }
}
