package io.trimodal.modeling.frontend;

import io.trimodal.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One version of a package on npm, got with the machine's own client ({@code npm pack}: nothing of it is run) and kept
 * for the next build.
 *
 * @param client the program
 * @param name such as {@code @ricky0123/vad-web}
 * @param version such as {@code 0.0.31}
 */
record NpmPackage(String client, String name, String version) {
    private static final String LOG = "npm.log";
    private static final int PATIENCE_SECONDS = 180;
    private static final int MOST_BYTES = 64 << 20;

    /** From the machine's {@code npm}. */
    NpmPackage(String name, String version) {
        this(System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm", name, version);
    }

    /**
     * A file of the package.
     *
     * @param path in the package, such as {@code dist/model.onnx}
     * @param digest SHA-256 that it must have
     * @param downloads where the archive is kept
     * @throws SourceUnavailableException where there is no npm client, or it cannot get the package
     * @throws IllegalStateException if the file is missing or has another digest: somebody has changed it
     */
    byte[] file(String path, String digest, Path downloads) {
        Path archive = downloads.resolve(archiveName());
        try {
            if (!Files.isRegularFile(archive)) {
                download(archive);
            }
            byte[] bytes = TarFile.member(archive, "package/" + path, MOST_BYTES)
                    .orElseThrow(() -> new IllegalStateException(this + " holds no " + path));
            String found = Sha256.of(bytes);
            if (!found.equals(digest)) {
                throw new IllegalStateException(
                        path + " in " + this + " has the SHA-256 " + found + " where " + digest + " was expected");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + archive, e);
        }
    }

    /** As {@code npm pack} names it. */
    private String archiveName() {
        return name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
    }

    /** Into a folder of its own first, so that half an archive is never taken for a whole one. */
    private void download(Path archive) throws IOException {
        Files.createDirectories(archive.getParent());
        Path folder = Files.createTempDirectory(archive.getParent(), "npm-");
        Path packed = folder.resolve(archiveName());
        try {
            pack(folder);
            Files.move(packed, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(packed);
            Files.deleteIfExists(folder.resolve(LOG));
            Files.delete(folder);
        }
    }

    private void pack(Path folder) throws IOException {
        Path log = folder.resolve(LOG);
        Process npm;
        try {
            npm = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new SourceUnavailableException("there is no npm client for " + this);
        }
        if (!ended(npm)) {
            throw new SourceUnavailableException("npm had not got " + this + " after " + PATIENCE_SECONDS + " s");
        }
        if (npm.exitValue() != 0 || !Files.isRegularFile(folder.resolve(archiveName()))) {
            throw new SourceUnavailableException("npm cannot get " + this + ": " + reason(log));
        }
    }

    private List<String> command() {
        // Without a network it is given up at once.
        return List.of(
                client,
                "pack",
                name + "@" + version,
                "--loglevel=error",
                "--ignore-scripts",
                "--prefer-offline",
                "--fetch-retries=1",
                "--fetch-retry-mintimeout=1000");
    }

    private static boolean ended(Process npm) {
        try {
            return npm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            npm.destroyForcibly();
        }
    }

    private static String reason(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("it said nothing");
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
