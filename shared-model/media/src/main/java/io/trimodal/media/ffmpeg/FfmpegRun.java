package io.trimodal.media.ffmpeg;

import io.trimodal.binary.Printable;
import io.trimodal.media.clip.ClipOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One run of the program, whose output is read while it runs. A thread beside it ends it where the time is over or
 * nobody waits; closing it ends it, whatever it does.
 */
final class FfmpegRun implements AutoCloseable {
    private static final int MOST_MESSAGE_BYTES = 1 << 14;
    private static final long POLL_MILLIS = 50;

    /** What is of this process and says nothing of the clip: the place of its copy, and addresses in memory. */
    private static final Pattern OF_PROCESS =
            Pattern.compile("file:.*?" + FfmpegDecoder.COPY + "[0-9]+.clip: | @ 0x[0-9a-f]+");

    private final Process process;
    private final Thread watch;
    private final Thread messages;
    /** What it said, filled by {@link #messages} and read after it. */
    private final byte[] said = new byte[MOST_MESSAGE_BYTES];

    private int length;

    FfmpegRun(List<String> command, ClipOutput output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // would make it write a file
        builder.environment().remove("FFREPORT");
        process = builder.start();
        process.getOutputStream().close();
        watch = Thread.ofVirtual().start(() -> watch(output));
        messages = Thread.ofVirtual().start(this::listen);
    }

    private void watch(ClipOutput output) {
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (output.options().cancellation().isCancelled() || output.nanosLeft() <= 0) {
                    kill();
                }
            }
        } catch (InterruptedException _) {
            kill();
        }
    }

    /** With what it started, where it is a script: that would keep its output open. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Keeps the first of what it says; the rest is read, or it would wait for ever. */
    private void listen() {
        try (InputStream in = process.getErrorStream()) {
            length = in.readNBytes(said, 0, said.length);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // it was ended
        }
    }

    InputStream out() {
        return process.getInputStream();
    }

    /** Waits for its end. @return its exit status */
    int await() throws IOException {
        try {
            int status = process.waitFor();
            messages.join();
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg ran", e);
        }
    }

    /** Everything that it said, as far as it was kept; after {@link #await}. */
    String messages() {
        return new String(said, 0, length, StandardCharsets.UTF_8);
    }

    /** The first line that it said, safe to print; after {@link #await}. */
    String message() {
        return messages()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line ->
                        Printable.quoted(OF_PROCESS.matcher(line).replaceAll("").strip()))
                .orElse("nothing");
    }

    @Override
    public void close() {
        kill();
        watch.interrupt();
    }
}
