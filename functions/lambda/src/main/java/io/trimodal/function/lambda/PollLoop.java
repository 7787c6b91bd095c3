package io.trimodal.function.lambda;

import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/** Asks for one event after the other, and answers each, until the process ends. */
final class PollLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final int EXIT_CODE = 1;
    /** Where libraries for AWS look for the trace that their calls are part of. */
    private static final String TRACE = "com.amazonaws.xray.traceHeader";

    private final RuntimeApi api;
    private final EventHandler handler;
    private final IntConsumer exit;
    private volatile boolean closed;

    /** @param exit ends the process, with an exit code */
    PollLoop(RuntimeApi api, EventHandler handler, IntConsumer exit) {
        this.api = api;
        this.handler = handler;
        this.exit = exit;
    }

    @Override
    public void run() {
        try {
            if (isReady()) {
                while (!closed) {
                    handle(api.next());
                }
            }
        } catch (InterruptedException _) {
            // the process ends, and nobody looks at the flag any more
            Thread.currentThread().interrupt();
        } catch (RuntimeApiException e) {
            if (!closed) {
                LOG.error("the process ends", e);
                exit.accept(EXIT_CODE);
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            handler.awaitReady();
            return true;
        } catch (RuntimeException e) {
            LOG.error("the function cannot start", e);
            api.failStart(e);
            exit.accept(EXIT_CODE);
            return false;
        }
    }

    private void handle(Invocation invocation) throws InterruptedException {
        if (invocation.trace().isEmpty()) {
            System.clearProperty(TRACE);
        } else {
            System.setProperty(TRACE, invocation.trace());
        }
        byte[] answer;
        try {
            answer = handler.handle(invocation);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // also errors: Lambda is told, and what watches the log ends the process where it has to
            LOG.errorf(e, "invocation %s failed", invocation.id());
            api.fail(invocation, e);
            return;
        }
        api.answer(invocation, answer);
    }

    /** Asks for no further event. */
    void close() {
        closed = true;
        api.close();
    }
}
