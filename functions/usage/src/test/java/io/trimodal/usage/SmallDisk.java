package io.trimodal.usage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trimodal.support.Trial;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A file system of a few megabytes in memory, to be filled and emptied. Only root may mount one; elsewhere its tests
 * are skipped.
 */
final class SmallDisk implements AutoCloseable {
    private static final int BYTES = 8 << 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** @param folder that is empty */
    static SmallDisk mount(Path folder) {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "tmpfs", folder.toString()),
                "a full disk was not tried: mounting a tmpfs needs Linux and root");
        return new SmallDisk(folder);
    }

    private static boolean run(String... command) {
        return Trial.run(List.of(command), Duration.ofSeconds(10)).succeeded();
    }

    Path folder() {
        return folder;
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Takes every byte that is left. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] page = new byte[64];
            for (int i = 0; i < 2 * BYTES; i++) {
                out.write(page);
            }
        } catch (IOException _) {
            return;
        }
        throw new IOException("the small disk is larger than it was asked to be");
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() {
        if (!run("umount", folder.toString())) {
            run("umount", "-l", folder.toString());
        }
    }
}
