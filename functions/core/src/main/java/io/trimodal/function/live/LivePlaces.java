package io.trimodal.function.live;

import io.trimodal.runtime.OverloadedException;
import java.util.HashMap;
import java.util.Map;

/** Places of calls; one caller has at most half of them. Thread-safe. */
final class LivePlaces {
    private static final int RETRY_SECONDS = 10;

    private final int most;
    private final Map<String, Integer> callers = new HashMap<>();
    private int taken;

    LivePlaces(int most) {
        this.most = most;
    }

    /** @throws OverloadedException if there is none */
    synchronized Place take(String caller) {
        int own = callers.getOrDefault(caller, 0);
        if (taken >= most || own >= (most + 1) / 2) {
            throw new OverloadedException(taken, RETRY_SECONDS);
        }
        callers.put(caller, own + 1);
        taken++;
        return new Place(caller);
    }

    synchronized int taken() {
        return taken;
    }

    /** Until it is closed, which may be done again. */
    final class Place implements AutoCloseable {
        private final String caller;
        private boolean held = true;

        private Place(String caller) {
            this.caller = caller;
        }

        @Override
        public void close() {
            synchronized (LivePlaces.this) {
                if (held) {
                    held = false;
                    taken--;
                    callers.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
                }
            }
        }
    }
}
