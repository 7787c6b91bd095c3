package io.trimodal.usage.embedded;

import java.nio.file.Path;

/** A ledger's file is not what was written: not the torn end that a crash leaves, which is repaired silently. */
public final class DamagedLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedLedgerException(Path file, long line, String what) {
        super("the usage ledger " + file + " is damaged in line " + line + ": " + what
                + "; restore it from a backup, or take that line out to go on without it");
    }
}
