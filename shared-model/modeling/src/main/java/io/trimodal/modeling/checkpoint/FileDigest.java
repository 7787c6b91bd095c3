package io.trimodal.modeling.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file's identity.
 *
 * @param bytes its length
 * @param sha256 lower-case hexadecimal
 */
record FileDigest(long bytes, String sha256) {
    static FileDigest of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidCheckpointException(
                    file, Files.notExists(file) ? "does not exist" : "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long bytes = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return new FileDigest(bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
