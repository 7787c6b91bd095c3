package io.trimodal.media.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program {@code ffmpeg} that was started once and answered. Found once by whoever starts the process.
 *
 * @param version its first words about itself
 */
public record FfmpegProgram(Path program, String version) {
    private static final String NAME = "ffmpeg";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 4096;

    /**
     * Looks for it.
     *
     * @param configured a path of the program; empty to look on {@code searchPath}
     * @param searchPath folders as in PATH
     */
    public static Optional<FfmpegProgram> find(String configured, String searchPath) {
        List<String> candidates = configured.isBlank()
                ? Arrays.stream(searchPath.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> folder + File.separator + NAME)
                        .toList()
                : List.of(configured);
        return candidates.stream()
                .flatMap(candidate -> tried(candidate).stream())
                .findFirst();
    }

    private static Optional<FfmpegProgram> tried(String candidate) {
        try {
            Path program = Path.of(candidate).toAbsolutePath();
            return Files.isExecutable(program) ? answered(program) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<FfmpegProgram> answered(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "-nostdin", "-version")
                    .redirectErrorStream(true)
                    .start();
            try (InputStream out = process.getInputStream()) {
                process.getOutputStream().close();
                // a program that hangs is ended, which ends its output, too
                Thread watch = Thread.ofVirtual().start(() -> endAfter(process, PATIENCE));
                String answer = new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                process.destroyForcibly();
                watch.join();
                return answer.startsWith("ffmpeg version")
                        ? Optional.of(new FfmpegProgram(
                                program, answer.lines().findFirst().orElse("")))
                        : Optional.empty();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void endAfter(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }
}
