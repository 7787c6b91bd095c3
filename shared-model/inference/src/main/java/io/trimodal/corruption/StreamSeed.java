package io.trimodal.corruption;

import io.trimodal.model.Sha256;
import java.nio.charset.StandardCharsets;

/** Seeds of independent streams. */
final class StreamSeed {
    private static final int HEX_DIGITS = 8;

    private StreamSeed() {}

    /** The first 32 bits of the name's SHA-256. */
    static long of(String name) {
        return Long.parseLong(Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS), 16);
    }
}
