package io.trimodal.usage.embedded;

import io.trimodal.usage.FunctionUsage;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * CRC-32C of a row's columns with single spaces between them; names hold no spaces. SQLite notices a page that makes no
 * sense, and not a digit that became another one.
 */
final class Checksum {
    private Checksum() {}

    static long ofUsed(String caller, String month, String function, FunctionUsage usage) {
        return of(String.join(
                " ",
                caller,
                month,
                function,
                Long.toString(usage.calls()),
                Long.toString(usage.utterances()),
                Long.toString(usage.forwardPasses())));
    }

    /** @param day since 1970-01-01 */
    static long ofRemembered(String caller, String requestId, long day) {
        return of(caller + " " + requestId + " " + day);
    }

    static long of(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
