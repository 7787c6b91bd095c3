package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.MonthUsage;
import io.trimodal.usage.Standing;
import io.trimodal.usage.UsageLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * A ledger in a folder: {@code usage.sqlite}, a SQLite database in WAL mode, and {@code lock}, which one process holds.
 * It keeps sums by caller, month and function, and the ids of calls for a week. {@link #read} reads a folder that
 * another process holds.
 *
 * <p>A call is counted once its transaction is forced to disk (synchronous FULL); calls that wait for that share one.
 */
public final class EmbeddedLedger implements UsageLedger {
    private static final Logger LOG = Logger.getLogger(EmbeddedLedger.class);

    /**
     * For so long a request id is remembered: whoever repeats a call over HTTP does so within minutes. Each costs some
     * 100 bytes of disk.
     */
    static final Duration MEMORY = Duration.ofDays(7);

    /** SQLite's own. */
    private static final int LOG_PAGES = 1000;

    private final Path file;
    private final FolderLock lock;
    private final Clock clock;
    /** Of its own, as it does not wait for what is being written. Guarded by itself. */
    private final Tables reading;
    /** Guarded by itself. */
    private final Tables writing;

    private final SharedCommit commit;
    private volatile LocalDate forgotten = LocalDate.MIN;
    private volatile boolean closed;

    private EmbeddedLedger(Path file, FolderLock lock, Clock clock, Tables reading, Tables writing) {
        this.file = file;
        this.lock = lock;
        this.clock = clock;
        this.reading = reading;
        this.writing = writing;
        this.commit = new SharedCommit(writing);
    }

    /**
     * @param folder made where it is missing; what a build before 1.1 left in it is taken over
     * @throws LedgerUnavailableException if another process holds it
     * @throws DamagedLedgerException if it is not as it was written; nothing is changed then
     * @throws UncheckedIOException if it cannot be written
     */
    public static EmbeddedLedger open(Path folder, Clock clock) {
        return open(folder, clock, LOG_PAGES);
    }

    /** @param logPages after so many pages of 4 KiB the log is taken over into the database */
    static EmbeddedLedger open(Path folder, Clock clock, int logPages) {
        Path file = LedgerFile.in(folder);
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.require(folder);
            try {
                LedgerFile.prepare(file, new FormerJournal(folder));
                Tables writing = LedgerFile.open(file, logPages);
                Tables reading = LedgerFile.open(file, logPages);
                EmbeddedLedger ledger = new EmbeddedLedger(file, lock, clock, reading, writing);
                ledger.forget();
                return ledger;
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw unusable(file, "opened", e);
        }
    }

    /**
     * A month of all callers from a folder that a process may be writing to.
     *
     * @throws LedgerUnavailableException if there is none
     * @throws DamagedLedgerException if it is not as it was written
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<MonthUsage> read(Path folder, YearMonth month) {
        Path file = LedgerFile.in(folder);
        if (!Files.exists(file)) {
            throw new LedgerUnavailableException("there is no usage ledger in " + folder
                    + (new FormerJournal(folder).exists()
                            ? " but one of a build before 1.1, which a start takes over"
                            : ""));
        }
        try (Connection look = LedgerFile.look(file);
                Tables tables = new Tables(look)) {
            Inspection.require(file, look);
            return tables.month(month);
        } catch (IOException | SQLException e) {
            throw unusable(file, "read", e);
        }
    }

    private static UncheckedIOException unusable(Path file, String what, Exception e) {
        IOException cause = e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        return new UncheckedIOException("the usage ledger " + file + " cannot be " + what, cause);
    }

    @Override
    public Outcome record(Call call) {
        return write(new Entry.Counted(call)) ? Outcome.COUNTED : Outcome.COUNTED_BEFORE;
    }

    @Override
    public boolean remember(Caller caller, String requestId, Instant at) {
        return write(new Entry.Remembered(caller, requestId, at));
    }

    private boolean write(Entry entry) {
        requireOpen();
        try {
            boolean fresh = commit.write(entry);
            forget();
            return fresh;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the usage ledger " + file + " cannot be written", e);
        }
    }

    /** Once a day, whole days at a time. That it fails must not stop calls from being counted. */
    private void forget() {
        LocalDate day = LocalDate.ofInstant(clock.instant().minus(MEMORY), ZoneOffset.UTC);
        if (day.equals(forgotten)) {
            return;
        }
        forgotten = day;
        try {
            synchronized (writing) {
                writing.inTransaction(() -> writing.forget(day));
            }
        } catch (SQLException | IOException e) {
            LOG.warnf(e, "the usage ledger %s could not forget old request ids, and tries again tomorrow", file);
        }
    }

    /** A question to the tables. */
    private interface Query<T> {
        T ask(Tables tables) throws SQLException;
    }

    private <T> T read(Query<T> query) {
        requireOpen();
        try {
            synchronized (reading) {
                return query.ask(reading);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the usage ledger " + file + " cannot be read", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LedgerUnavailableException("the usage ledger " + file + " is closed");
        }
    }

    @Override
    public boolean remembers(Caller caller, String requestId) {
        return read(tables -> tables.remembers(caller, requestId));
    }

    @Override
    public MonthUsage month(Caller caller, YearMonth month) {
        return read(tables -> tables.month(caller, month));
    }

    @Override
    public List<MonthUsage> month(YearMonth month) {
        return read(tables -> tables.month(month));
    }

    @Override
    public Standing standing(Caller caller, YearMonth month) {
        return new Standing(month(caller, month).total().utterances(), OptionalLong.empty());
    }

    @Override
    public void close() {
        closed = true;
        try (lock) {
            synchronized (reading) {
                reading.close();
            }
            synchronized (writing) {
                writing.close();
            }
        } catch (SQLException | IOException e) {
            throw new LedgerUnavailableException("the usage ledger " + file + " cannot be closed", e);
        }
    }
}
