package io.trimodal.function.usage;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Tells whether two requests of one caller are the same: by method and path, which has the function and may have the
 * model, and by the body, byte for byte.
 */
final class Fingerprint {
    private final MessageDigest digest = sha256();

    /** @param target method and path */
    Fingerprint(String target) {
        digest.update(target.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    InputStream of(InputStream body) {
        return new DigestInputStream(body, digest);
    }

    void of(byte[] body) {
        digest.update(body);
    }

    /** Once the body is read to its end; may be asked once. */
    String text() {
        return text(digest.digest());
    }

    /** Of what a caller calls a request, which may be anything. */
    static String of(String text) {
        return text(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** 43 characters. */
    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
