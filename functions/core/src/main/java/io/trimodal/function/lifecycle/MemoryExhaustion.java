package io.trimodal.function.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Ends the process once it is out of memory: what state it is in nobody knows, and it neither answers nor ends. Whoever
 * started it starts another.
 *
 * <p>The JVM does it by itself where it is told to (-XX:+ExitOnOutOfMemoryError), which whoever starts it may forget.
 * So every failure that goes to the log is looked at here too: servers and pools catch what their work throws, and log
 * it.
 */
@Singleton
public final class MemoryExhaustion {
    /** As with the JVM's own option. */
    private static final int EXIT_CODE = 3;
    /** Causes of causes may form a ring. */
    private static final int DEPTH = 16;
    /** Made while there is memory. */
    private static final byte[] MESSAGE =
            "Out of memory: the process ends. Give it more, or lower trimodal.limits and trimodal.admission.\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    void watch(@Observes @Priority(1) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Logger.getLogger("").addHandler(new Watch());
            Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
                endIf(failure);
                if (before != null) {
                    before.uncaughtException(thread, failure);
                }
            });
        }
    }

    private static void endIf(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < DEPTH && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                end();
            }
        }
    }

    private static void end() {
        try {
            ERRORS.write(MESSAGE);
        } catch (IOException | OutOfMemoryError _) {
            // it ends without a word
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Sees what is logged. */
    private static final class Watch extends Handler {
        @Override
        public void publish(LogRecord record) {
            endIf(record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
