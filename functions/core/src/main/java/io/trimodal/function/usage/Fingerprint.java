package io.trimodal.function.usage;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes an id of what the caller calls a request, the function and the body. The caller's word alone would let many calls be
 * paid as one; with the body it makes one call of those that are the same, byte for byte.
 */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint(String function) {
        digest = sha256();
        digest.update(function.getBytes(StandardCharsets.UTF_8));
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

    /** The id, once the body is read to its end. */
    String with(String text) {
        byte[] rest = digest.digest();
        MessageDigest whole = sha256();
        whole.update(rest);
        return HexFormat.of().formatHex(whole.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
