package io.trimodal.usage.embedded;

import java.nio.file.Path;

/** A ledger's file is not what was written. What a killed process leaves is no damage. */
public final class DamagedLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedLedgerException(Path file, String what) {
        this(file, what, null);
    }

    DamagedLedgerException(Path file, String what, Throwable cause) {
        super(
                "the usage ledger " + file + " is damaged: " + what
                        + "; nothing was changed: restore the folder from a backup, or move it away to begin a new"
                        + " ledger",
                cause);
    }
}
