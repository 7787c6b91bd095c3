package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.MonthUsage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is read from and written to a ledger's tables over one connection. Not thread-safe. */
final class Tables implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement remember;
    private final PreparedStatement remembers;
    private final PreparedStatement forget;
    private final PreparedStatement put;
    private final PreparedStatement used;
    private final PreparedStatement inMonth;

    /** @param connection that {@link #close} closes */
    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        remember = connection.prepareStatement("INSERT OR IGNORE INTO remembered VALUES (?, ?, ?, ?)");
        remembers = connection.prepareStatement("SELECT 1 FROM remembered WHERE caller = ? AND request_id = ?");
        forget = connection.prepareStatement("DELETE FROM remembered WHERE day < ?");
        put = connection.prepareStatement("INSERT OR REPLACE INTO used VALUES (?, ?, ?, ?, ?, ?, ?)");
        String sums = "SELECT calls, utterances, forward_passes, caller, function FROM used WHERE month = ?";
        used = connection.prepareStatement(sums + " AND caller = ?");
        inMonth = connection.prepareStatement(sums);
    }

    /** @return whether the id is new */
    boolean remember(Caller caller, String requestId, Instant at) throws SQLException {
        long day = LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
        remember.setString(1, caller.name());
        remember.setString(2, requestId);
        remember.setLong(3, day);
        remember.setLong(4, Checksum.ofRemembered(caller.name(), requestId, day));
        return remember.executeUpdate() == 1;
    }

    boolean remembers(Caller caller, String requestId) throws SQLException {
        remembers.setString(1, caller.name());
        remembers.setString(2, requestId);
        try (ResultSet rows = remembers.executeQuery()) {
            return rows.next();
        }
    }

    /** Forgets the ids of days before one. */
    void forget(LocalDate day) throws SQLException {
        forget.setLong(1, day.toEpochDay());
        forget.executeUpdate();
    }

    /** Adds a call whose id is new. */
    void add(Call call) throws SQLException {
        add(call.caller(), call.month(), call.function(), FunctionUsage.NONE.plus(call.units()));
    }

    void add(Caller caller, YearMonth month, String function, FunctionUsage more) throws SQLException {
        FunctionUsage sum = month(caller, month).function(function).plus(more);
        put.setString(1, caller.name());
        put.setString(2, month.toString());
        put.setString(3, function);
        put.setLong(4, sum.calls());
        put.setLong(5, sum.utterances());
        put.setLong(6, sum.forwardPasses());
        put.setLong(7, Checksum.ofUsed(caller.name(), month.toString(), function, sum));
        put.executeUpdate();
    }

    MonthUsage month(Caller caller, YearMonth month) throws SQLException {
        used.setString(1, month.toString());
        used.setString(2, caller.name());
        SortedMap<String, FunctionUsage> functions = new TreeMap<>();
        try (ResultSet rows = used.executeQuery()) {
            while (rows.next()) {
                functions.put(rows.getString(5), usage(rows));
            }
        }
        return new MonthUsage(caller, month, functions);
    }

    private static FunctionUsage usage(ResultSet row) throws SQLException {
        return new FunctionUsage(row.getLong(1), row.getLong(2), row.getLong(3));
    }

    /** Of all callers that have one, by name. */
    List<MonthUsage> month(YearMonth month) throws SQLException {
        inMonth.setString(1, month.toString());
        SortedMap<String, SortedMap<String, FunctionUsage>> callers = new TreeMap<>();
        try (ResultSet rows = inMonth.executeQuery()) {
            while (rows.next()) {
                callers.computeIfAbsent(rows.getString(4), _ -> new TreeMap<>()).put(rows.getString(5), usage(rows));
            }
        }
        List<MonthUsage> months = new ArrayList<>();
        callers.forEach((caller, functions) -> months.add(new MonthUsage(new Caller(caller), month, functions)));
        return months;
    }

    /** Work on the tables. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    /** Does all of the work durably, or none of it. */
    void inTransaction(Work work) throws SQLException, IOException {
        inTransaction(connection, work);
    }

    static void inTransaction(Connection connection, Work work) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean committed = false;
            try {
                work.run();
                statement.execute("COMMIT");
                committed = true;
            } finally {
                if (!committed) {
                    rollBack(statement);
                }
            }
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException _) {
            // SQLite has done so itself, as it does on a full disk
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
