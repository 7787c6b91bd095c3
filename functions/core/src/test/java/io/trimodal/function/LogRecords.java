package io.trimodal.function;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is written to the log of this process while it is open. */
public final class LogRecords extends Handler implements AutoCloseable {
    private final List<String> records = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");

    public LogRecords() {
        root.addHandler(this);
    }

    /** Each with its stack trace. */
    public List<String> all() {
        return List.copyOf(records);
    }

    /** Forgets what was written. */
    public void clear() {
        records.clear();
    }

    @Override
    public void publish(LogRecord entry) {
        StringWriter text = new StringWriter();
        text.append(entry.getLevel() + " " + entry.getLoggerName() + " " + message(entry));
        if (entry.getThrown() != null) {
            text.append('\n');
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        records.add(text.toString());
    }

    private static String message(LogRecord entry) {
        return entry instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : entry.getMessage();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
