package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.Units;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A process to be killed: counts calls from several threads and says of each that it is counted, once it is. */
final class LedgerWriter {
    static final int THREADS = 4;
    static final Caller CALLER = new Caller("killed");

    private LedgerWriter() {}

    /** Arguments: folder, prefix of the request ids, pages of the log. */
    public static void main(String[] arguments) {
        EmbeddedLedger ledger =
                EmbeddedLedger.open(Path.of(arguments[0]), Clock.systemUTC(), Integer.parseInt(arguments[2]));
        System.out.println("open");
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = arguments[1] + "-" + thread + "-";
            Thread.ofPlatform().start(() -> {
                for (int i = 0; ; i++) {
                    ledger.record(call(prefix + i));
                    System.out.println(prefix + i);
                }
            });
        }
    }

    static Call call(String id) {
        return new Call(CALLER, id, "predict", new Units(1, 2), Instant.now());
    }
}
