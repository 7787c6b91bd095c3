package io.trimodal.function.robustness;

import io.trimodal.robustness.Work;
import io.vertx.core.http.HttpServerResponse;

/** A caller who waits for the whole answer: the work ends when the connection does. */
record WaitingCaller(HttpServerResponse response) implements Work {
    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean isCancelled() {
        return response.closed();
    }
}
