package io.trimodal.usage.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes entries so that those that come together share one transaction: forcing it to disk takes far longer than all
 * else. Thread-safe.
 */
final class SharedCommit {
    private final Tables tables;
    private final List<Waiting> queue = new ArrayList<>();

    SharedCommit(Tables tables) {
        this.tables = tables;
    }

    private static final class Waiting {
        private final Entry entry;
        /** Guarded by the tables' lock, as the other two. */
        private boolean done;

        private boolean fresh;
        private Exception failure;

        Waiting(Entry entry) {
            this.entry = entry;
        }
    }

    /**
     * Returns once the entry is durable.
     *
     * @return whether its id was new
     * @throws SQLException if it is not certain that it is; then nothing that shared its transaction is
     */
    boolean write(Entry entry) throws SQLException {
        Waiting mine = new Waiting(entry);
        synchronized (queue) {
            queue.add(mine);
        }
        synchronized (tables) {
            if (!mine.done) {
                writeAll(taken());
            }
            if (mine.failure != null) {
                throw new SQLException(mine.failure.getMessage(), mine.failure);
            }
            return mine.fresh;
        }
    }

    private List<Waiting> taken() {
        synchronized (queue) {
            List<Waiting> all = List.copyOf(queue);
            queue.clear();
            return all;
        }
    }

    /** For all who wait behind, too: none of them may take what was cut off, even by an error, for written. */
    private void writeAll(List<Waiting> all) {
        for (Waiting each : all) {
            each.failure = new IllegalStateException("the transaction was cut off");
            each.done = true;
        }
        try {
            tables.inTransaction(() -> {
                for (Waiting each : all) {
                    each.fresh = each.entry.write(tables);
                }
            });
            all.forEach(each -> each.failure = null);
        } catch (SQLException | IOException | RuntimeException e) {
            all.forEach(each -> each.failure = e);
        }
    }
}
