package io.trimodal.usage.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of a ledger, and what marks a database as one. Every row ends with a {@link Checksum}. */
final class Schema {
    /** "TriM"; {@code file} and similar programs show it. */
    private static final int APPLICATION = 0x5472694d;

    private static final int VERSION = 1;

    private static final String USED = """
            CREATE TABLE used (
              caller TEXT NOT NULL, month TEXT NOT NULL, function TEXT NOT NULL,
              calls INTEGER NOT NULL, utterances INTEGER NOT NULL, forward_passes INTEGER NOT NULL,
              checksum INTEGER NOT NULL, PRIMARY KEY (caller, month, function)) STRICT, WITHOUT ROWID""";

    private static final String REMEMBERED = """
            CREATE TABLE remembered (
              caller TEXT NOT NULL, request_id TEXT NOT NULL, day INTEGER NOT NULL,
              checksum INTEGER NOT NULL, PRIMARY KEY (caller, request_id)) STRICT, WITHOUT ROWID""";

    private static final List<String> TABLES = List.of(USED, REMEMBERED);

    private Schema() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }

    static boolean isThatOf(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id") == APPLICATION
                && number(connection, "PRAGMA user_version") == VERSION
                && texts(connection, "SELECT sql FROM sqlite_schema ORDER BY rowid")
                        .equals(TABLES);
    }

    static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(texts(connection, query).getFirst());
    }

    static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
