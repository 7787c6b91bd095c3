package io.trimodal.function.robustness;

import io.trimodal.robustness.ProgressListener;
import io.vertx.core.http.HttpServerResponse;

/** A caller who waits for the whole answer: the work ends when the connection does. */
record WaitingCaller(HttpServerResponse response) implements ProgressListener {
    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean isCancelled() {
        return response.closed();
    }
}
