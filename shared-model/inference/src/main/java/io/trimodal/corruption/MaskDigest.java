package io.trimodal.corruption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over masks in the order in which they are added, so that two runs can be told to have erased the same
 * positions. A mask enters as its label (UTF-8), a zero byte, its number of positions and of mask bytes (big-endian
 * int32 each) and its bits, position 0 in the lowest bit of the first byte, without trailing zero bytes. Not
 * thread-safe.
 */
public final class MaskDigest {
    private final MessageDigest digest;

    public MaskDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @param label what was erased: seed, modality, utterance and rate */
    public void add(String label, KeepMask mask) {
        byte[] bits = mask.kept().toByteArray();
        digest.update(label.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(mask.positions())
                .putInt(bits.length)
                .flip());
        digest.update(bits);
    }

    /** Lower-case hex of all masks so far; starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
