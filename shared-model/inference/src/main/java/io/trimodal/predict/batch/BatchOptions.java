package io.trimodal.predict.batch;

import java.time.Duration;

/**
 * How requests are gathered.
 *
 * @param mostUtterances of a batch; a request of more goes alone, and 1 switches gathering off
 * @param mostDelay that the first request of a batch waits for others
 */
public record BatchOptions(int mostUtterances, Duration mostDelay) {
    public BatchOptions {
        if (mostUtterances < 1) {
            throw new IllegalArgumentException("a batch holds at least 1 utterance, not " + mostUtterances);
        }
        if (mostDelay.isNegative() || mostDelay.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("the delay must be between 0 and a minute, not " + mostDelay);
        }
    }

    boolean gathers() {
        return mostUtterances > 1;
    }
}
