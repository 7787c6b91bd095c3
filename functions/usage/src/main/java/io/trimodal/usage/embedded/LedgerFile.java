package io.trimodal.usage.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The database file of a ledger and the connections to it. SQLite keeps what was committed last in a log beside it
 * ({@code -wal}), which goes when the ledger is closed.
 */
final class LedgerFile {
    private static final Logger LOG = Logger.getLogger(LedgerFile.class);
    private static final String NAME = "usage.sqlite";
    private static final int PATIENCE_MILLISECONDS = 10_000;

    private LedgerFile() {}

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    static boolean hasLog(Path file) {
        return Files.exists(beside(file, "-wal"));
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    /**
     * Looks at every page and row of the file, and makes it where it is missing. The caller has it alone.
     *
     * @param former the ledger that a missing file begins with
     * @throws DamagedLedgerException if it is not as it was written; nothing is changed then
     */
    static void prepare(Path file, FormerJournal former) throws SQLException, IOException {
        if (!Files.exists(file)) {
            create(file, former);
        } else if (former.exists()) {
            throw new DamagedLedgerException(
                    former.file(), "it is a ledger of the former format beside one of the present, " + file);
        }
        if (hasLog(file)) {
            LOG.warnf(
                    "the usage ledger %s was not closed, as after kill -9: what was counted is taken from its log; a"
                            + " call whose writing was cut off is left out, and nobody was told that it was counted",
                    file);
        }
        try (Connection look = look(file)) {
            Inspection.require(file, look);
        }
    }

    /** A connection that reads, also while a process writes. */
    static Connection look(Path file) throws SQLException, IOException {
        if (Files.size(file) == 0) {
            throw new DamagedLedgerException(file, "the file is empty");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        // Without a log nobody has the ledger open. SQLite would make one to read, which needs leave to write.
        return config.createConnection(url(file) + (hasLog(file) ? "" : "?immutable=1"));
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }

    /**
     * Opens a file that was {@link #prepare prepared}, to read and to write.
     *
     * @param logPages after so many pages the log is taken over into the file
     */
    static Tables open(Path file, int logPages) throws SQLException, IOException {
        Connection connection = connect(file);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint = " + logPages);
            }
            Tables.inTransaction(connection, () -> {}); // fails where nothing may be written
            return new Tables(connection);
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        return config.createConnection(url(file));
    }

    /** The file is there whole or not at all. */
    private static void create(Path file, FormerJournal former) throws SQLException, IOException {
        if (hasLog(file)) {
            throw new DamagedLedgerException(file, "it is gone, and its log " + beside(file, "-wal") + " is there");
        }
        Path fresh = beside(file, ".new");
        try {
            delete(fresh);
            try (Connection connection = connect(fresh)) {
                Tables.inTransaction(connection, () -> {
                    Schema.create(connection);
                    former.copyInto(new Tables(connection));
                });
            }
            former.keep();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(file);
            LOG.infof("a new usage ledger begins in %s", file);
        } finally {
            delete(fresh);
        }
    }

    /** A new name in a folder is durable once the folder is; not every file system lets it be opened. */
    private static void forceFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            // such as on Windows, where renaming is durable by itself
        }
    }

    private static void delete(Path fresh) throws IOException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(beside(fresh, end));
        }
    }
}
