package io.trimodal.function.upload.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import io.trimodal.support.StartedProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final long MOST = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void content_isThereUntilItIsClosed() throws IOException {
        byte[] content = new byte[200_000];
        content[199_999] = 7;
        try (Spool spool = new Spool(folder, MOST)) {
            try (SpooledFile file = keep(spool, content, content.length)) {
                assertThat(Files.readAllBytes(file.path())).isEqualTo(content);
            }
            assertThat(spooled(folder)).isEmpty();
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void moreThanIsTaken_isRefused_beforeAnythingIsRead() {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };
        try (Spool spool = new Spool(folder, MOST)) {
            assertThatThrownBy(() -> spool.keep(unread, MOST + 1, Cancellation.NEVER))
                    .isInstanceOf(TooLargeException.class)
                    .hasMessageContaining("trimodal.uploads.recording-bytes");
        }
    }

    @Test
    void moreThanTheDiskHas_isRefused_andWhatItHasNoRoomForNow_mayComeAgain() throws IOException {
        long all = Files.getFileStore(folder).getTotalSpace();
        long free = Files.getFileStore(folder).getUsableSpace();
        try (Spool spool = new Spool(folder, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> keep(spool, new byte[0], all + 1))
                    .isInstanceOf(TooLargeException.class)
                    .hasMessageContaining("temporary disk")
                    .hasMessageContaining("ephemeral_storage_mb");
            // others on this machine write too
            assertThatThrownBy(() -> keep(spool, new byte[0], free + (all - free) / 2))
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageContaining("no room");
        }
    }

    @Test
    void contentThatBreaksOff_orDoesNotKeepItsSize_leavesNothing() {
        try (Spool spool = new Spool(folder, MOST)) {
            assertThatThrownBy(() -> keep(spool, new byte[10], 11)).isInstanceOf(BodyUnavailableException.class);
            assertThatThrownBy(() -> keep(spool, new byte[12], 11)).isInstanceOf(BodyUnavailableException.class);
            assertThat(spooled(folder)).isEmpty();
        }
    }

    @Test
    void workThatIsCancelled_leavesNothing() {
        AtomicInteger asked = new AtomicInteger();
        try (Spool spool = new Spool(folder, MOST)) {
            assertThatThrownBy(() -> spool.keep(
                            new ByteArrayInputStream(new byte[(int) MOST]), MOST, () -> asked.incrementAndGet() > 3))
                    .isInstanceOf(CancelledException.class);
            assertThat(spooled(folder)).isEmpty();
        }
    }

    @Test
    void folderThatSomebodyCleanedUp_isMadeAgain_forItsOwnerAlone() throws IOException {
        try (Spool spool = new Spool(folder, MOST)) {
            keep(spool, new byte[1], 1).close();
            Files.delete(folders().getFirst().resolve("lock"));
            Files.delete(folders().getFirst());
            try (SpooledFile file = keep(spool, new byte[1], 1)) {
                assertThat(file.path()).exists();
                assertThat(Files.getPosixFilePermissions(file.path().getParent()))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    @Test
    void whatAKilledProcessLeft_isCleared_andNotThatOfALivingOne() {
        try (StartedProcess living = start();
                StartedProcess killed = start()) {
            killed.process().destroyForcibly();
            killed.process().onExit().join();
            assertThat(spooled(folder)).hasSize(2);

            try (Spool spool = new Spool(folder, MOST)) {
                spool.clear(null);
                assertThat(spooled(folder)).hasSize(1);
                try (SpooledFile _ = keep(spool, new byte[1], 1)) {
                    assertThat(spooled(folder)).hasSize(2);
                }
            }
            assertThat(living.process().isAlive()).isTrue();
            living.process().destroyForcibly();
            living.process().onExit().join();
            try (Spool spool = new Spool(folder, MOST);
                    SpooledFile _ = keep(spool, new byte[1], 1)) {
                assertThat(spooled(folder)).hasSize(1);
            }
        }
    }

    private StartedProcess start() {
        StartedProcess process = StartedProcess.start(new ProcessBuilder(
                StartedProcess.java(),
                "-cp",
                System.getProperty("java.class.path"),
                Spooler.class.getName(),
                folder.toString()));
        process.awaitText(Spooler.HALF_DONE, Duration.ofMinutes(1));
        return process;
    }

    private static SpooledFile keep(Spool spool, byte[] content, long size) {
        return spool.keep(new ByteArrayInputStream(content), size, Cancellation.NEVER);
    }

    private List<Path> folders() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files, but for locks. */
    private static List<Path> spooled(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
