package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.MonthUsage;
import io.trimodal.usage.Standing;
import io.trimodal.usage.UsageLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * A ledger in a folder: {@code journal}, to which every call adds a line, and {@code lock}, which one process holds.
 * Sums are kept in memory; {@link #read} reads a folder that another process holds.
 *
 * <p>A call is counted once its line is forced to disk; calls that wait for that share one force. Once forcing has
 * failed, what the disk holds is unknown (the kernel may drop the pages), so the ledger refuses all further work until
 * it is opened anew. When a journal has grown to twice what it needs, it is written anew as sums and remembered request
 * ids.
 */
public final class EmbeddedLedger implements UsageLedger {
    private static final Logger LOG = Logger.getLogger(EmbeddedLedger.class);
    private static final int SLACK = 100_000;

    private final Path file;
    private final FileChannel lockFile;
    private final Clock clock;
    private final int slack;
    private final Books books = new Books();
    /** Guards who forces; taken before {@code this} where both are. */
    private final Object forcing = new Object();

    private Journal journal;
    private long written;
    private long durable;
    private boolean broken;

    private EmbeddedLedger(Path folder, FileChannel lockFile, Clock clock, int slack) throws IOException {
        this.file = journal(folder);
        this.lockFile = lockFile;
        this.clock = clock;
        this.slack = slack;
        this.journal = Files.exists(file) ? Journal.open(file, Journal.read(file, books::add)) : Journal.create(file);
        books.forget(clock.instant());
        compact();
    }

    /**
     * @param folder made where it is missing
     * @throws LedgerUnavailableException if another process holds it
     * @throws DamagedLedgerException if it is not as it was written, but for a last line that was cut short; nothing is
     *     changed then
     * @throws UncheckedIOException if it cannot be written
     */
    public static EmbeddedLedger open(Path folder, Clock clock) {
        return open(folder, clock, SLACK);
    }

    /** @param slack lines beyond what is needed that a journal may have before it is written anew */
    static EmbeddedLedger open(Path folder, Clock clock, int slack) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                requireLock(folder, lockFile);
                return new EmbeddedLedger(folder, lockFile, clock, slack);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the usage ledger " + folder + " cannot be opened", e);
        }
    }

    /** The lock goes with the process, however it ends. */
    private static void requireLock(Path folder, FileChannel lockFile) throws IOException {
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            throw new LedgerUnavailableException(
                    "another process holds the usage ledger " + folder + "; each needs a folder of its own");
        }
    }

    private static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    /**
     * A month of all callers from a folder that a process may be writing to. @throws UncheckedIOException if it cannot
     * be read
     */
    public static List<MonthUsage> read(Path folder, YearMonth month) {
        if (!Files.exists(journal(folder))) {
            throw new LedgerUnavailableException("there is no usage ledger in " + folder);
        }
        Books books = new Books();
        try {
            Journal.read(journal(folder), books::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the usage ledger " + folder + " cannot be read", e);
        }
        return books.month(month);
    }

    @Override
    public Outcome record(Call call) {
        return enter(call.caller(), call.requestId(), new Entry.Counted(call))
                ? Outcome.COUNTED
                : Outcome.COUNTED_BEFORE;
    }

    @Override
    public boolean remember(Caller caller, String requestId, Instant at) {
        return enter(caller, requestId, new Entry.Mark(at, caller, requestId));
    }

    private boolean enter(Caller caller, String requestId, Entry entry) {
        long mine;
        boolean fresh;
        synchronized (this) {
            requireIntact();
            // An earlier attempt may be written and not yet forced, so this one waits as well.
            fresh = !books.holds(caller, requestId);
            if (fresh) {
                append(entry);
            }
            mine = written;
        }
        force(mine);
        return fresh;
    }

    @Override
    public synchronized boolean remembers(Caller caller, String requestId) {
        requireIntact();
        return books.holds(caller, requestId);
    }

    private void append(Entry entry) {
        try {
            journal.append(Line.write(entry.line()));
        } catch (IOException e) {
            throw new LedgerUnavailableException("the usage ledger " + file + " cannot be written", e);
        }
        books.forget(clock.instant());
        books.add(entry);
        written++;
    }

    /** Whoever comes first forces for all who wait behind. */
    private void force(long mine) {
        synchronized (forcing) {
            if (durable >= mine) {
                return;
            }
            Journal current;
            long upTo;
            synchronized (this) {
                requireIntact();
                current = journal;
                upTo = written;
            }
            try {
                current.force();
                durable = upTo;
            } catch (IOException e) {
                synchronized (this) {
                    broken = true;
                }
                throw new LedgerUnavailableException("the usage ledger " + file + " cannot be forced to disk", e);
            }
            compact();
        }
    }

    /** Under {@code forcing}, or before the ledger is shared. A failure leaves the old journal in use. */
    private synchronized void compact() {
        if (journal.lines() <= 2L * books.size() + slack) {
            return;
        }
        try {
            Journal old = journal;
            journal = Journal.replace(file, books.entries());
            durable = written;
            old.close();
        } catch (IOException e) {
            LOG.warnf(e, "the usage ledger %s could not be written anew, and goes on growing", file);
        }
    }

    private void requireIntact() {
        if (broken) {
            throw new LedgerUnavailableException(
                    "the usage ledger " + file + " could not be forced to disk or is closed; it must be opened anew");
        }
    }

    @Override
    public synchronized MonthUsage month(Caller caller, YearMonth month) {
        return books.month(caller, month);
    }

    @Override
    public synchronized List<MonthUsage> month(YearMonth month) {
        return books.month(month);
    }

    @Override
    public synchronized Standing standing(Caller caller, YearMonth month) {
        requireIntact();
        return new Standing(books.month(caller, month).total().utterances(), OptionalLong.empty());
    }

    @Override
    public void close() {
        synchronized (forcing) {
            synchronized (this) {
                broken = true;
                try (lockFile) {
                    journal.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
