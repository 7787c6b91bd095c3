package io.trimodal.predict.batch;

import java.time.Duration;

/** Told what becomes of requests that are gathered; called on their threads, so it must be quick. */
public interface BatchListener {
    /** Tells nobody. */
    BatchListener NONE = new BatchListener() {
        @Override
        public void waited(Duration time) {}

        @Override
        public void gathered(int requests, int utterances) {}
    };

    /** A request's time in the queue, until its batch began. */
    void waited(Duration time);

    /** A batch begins. */
    void gathered(int requests, int utterances);
}
