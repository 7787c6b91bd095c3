package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class NpmPackageTest {
    private static final byte[] MODEL = "a model of more than nothing".getBytes(StandardCharsets.UTF_8);
    private static final int BLOCK = 512;

    @TempDir
    private Path downloads;

    @Test
    void file_ofAnArchiveThatIsThere_needsNoClient() throws IOException {
        writeArchive("owner-thing-1.2.3.tgz");

        assertThat(from("no-such-client").file("dist/model.onnx", Sha256.of(MODEL), downloads))
                .isEqualTo(MODEL);
    }

    @Test
    void file_withAnotherDigest_fails() throws IOException {
        writeArchive("owner-thing-1.2.3.tgz");

        assertThatThrownBy(() -> from("no-such-client").file("dist/model.onnx", "0".repeat(64), downloads))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dist/model.onnx in @owner/thing@1.2.3 has the SHA-256 " + Sha256.of(MODEL));
    }

    @Test
    void file_thatThePackageLacks_fails() throws IOException {
        writeArchive("owner-thing-1.2.3.tgz");

        assertThatThrownBy(() -> from("no-such-client").file("dist/other.onnx", Sha256.of(MODEL), downloads))
                .hasMessage("@owner/thing@1.2.3 holds no dist/other.onnx");
    }

    @Test
    void file_withoutAClient_cannotBeHad() {
        assertThatThrownBy(() -> from("no-such-client").file("dist/model.onnx", Sha256.of(MODEL), downloads))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("there is no npm client for @owner/thing@1.2.3");
        assertThat(downloads).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_withAClientThatFails_saysItsReason() throws IOException {
        Path client = downloads.resolve("client");
        Files.writeString(client, "#!/bin/sh\necho npm error code ENOTFOUND >&2\nexit 1\n");
        client.toFile().setExecutable(true);

        assertThatThrownBy(() -> from(client.toString()).file("dist/model.onnx", Sha256.of(MODEL), downloads))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("npm cannot get @owner/thing@1.2.3: npm error code ENOTFOUND");
    }

    @Test
    void file_ofAnArchiveThatIsCut_fails() throws IOException {
        Path archive = writeArchive("owner-thing-1.2.3.tgz");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> from("no-such-client").file("dist/model.onnx", Sha256.of(MODEL), downloads))
                .hasMessageContaining("cannot read " + archive);
    }

    private static NpmPackage from(String client) {
        return new NpmPackage(client, "@owner/thing", "1.2.3");
    }

    private Path writeArchive(String name) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        add(tar, "package/package.json", "{}".getBytes(StandardCharsets.UTF_8));
        add(tar, "package/dist/model.onnx", MODEL);
        tar.write(new byte[2 * BLOCK]);
        Path archive = downloads.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            tar.writeTo(out);
        }
        return archive;
    }

    private static void add(ByteArrayOutputStream tar, String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(content.length));
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
