package io.trimodal.usage.embedded;

import io.trimodal.usage.FunctionUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whether a database is a ledger, whole, and each of its rows as it was written. Changes nothing. */
final class Inspection {
    private static final String ROW_CHANGED = "a row of it is not what was written";

    private Inspection() {}

    /**
     * @param connection that reads {@code file}
     * @throws DamagedLedgerException if it is not so
     */
    static void require(Path file, Connection connection) throws SQLException, IOException {
        try {
            if (!Schema.isThatOf(connection)) {
                throw new DamagedLedgerException(file, "it is no usage ledger, or one of another version");
            }
            requireSize(file, connection);
            List<String> faults = Schema.texts(connection, "PRAGMA quick_check(1)");
            if (!faults.equals(List.of("ok"))) {
                throw new DamagedLedgerException(file, faults.getFirst().replace('\n', ' '));
            }
            requireUsed(file, connection);
            requireRemembered(file, connection);
        } catch (SQLiteException e) {
            if (isDamage(e)) {
                throw new DamagedLedgerException(file, e.getMessage(), e);
            }
            throw e;
        }
    }

    /** Of the failures of a mere look those that no disk and no other process causes. */
    private static boolean isDamage(SQLiteException e) {
        SQLiteErrorCode kind = SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xff);
        return switch (kind) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_CONSTRAINT -> true;
            default -> false;
        };
    }

    /** While a log lies beside it, the file may be shorter than the database. */
    private static void requireSize(Path file, Connection connection) throws SQLException, IOException {
        long size = Schema.number(connection, "PRAGMA page_count") * Schema.number(connection, "PRAGMA page_size");
        if (!LedgerFile.hasLog(file) && Files.size(file) != size) {
            throw new DamagedLedgerException(file, "it has " + Files.size(file) + " bytes instead of " + size);
        }
    }

    private static void requireUsed(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM used")) {
            while (row.next()) {
                FunctionUsage usage = new FunctionUsage(row.getLong(4), row.getLong(5), row.getLong(6));
                if (Checksum.ofUsed(row.getString(1), row.getString(2), row.getString(3), usage) != row.getLong(7)) {
                    throw new DamagedLedgerException(file, ROW_CHANGED);
                }
            }
        }
    }

    private static void requireRemembered(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM remembered")) {
            while (row.next()) {
                if (Checksum.ofRemembered(row.getString(1), row.getString(2), row.getLong(3)) != row.getLong(4)) {
                    throw new DamagedLedgerException(file, ROW_CHANGED);
                }
            }
        }
    }
}
