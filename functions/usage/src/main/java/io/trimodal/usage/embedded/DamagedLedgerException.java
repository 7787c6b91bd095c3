package io.trimodal.usage.embedded;

import java.nio.file.Path;

/**
 * A ledger's file is not what was written, and not cut short inside its last line either, which a crash leaves and
 * which is repaired.
 */
public final class DamagedLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedLedgerException(Path file, long line, String what) {
        super("the usage ledger " + file + " is damaged in line " + line + ": " + what
                + "; nothing was changed: restore it from a backup, take that line out to go on without it, or move"
                + " the file away to begin a new ledger");
    }
}
