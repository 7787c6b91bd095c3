package io.trimodal.rollout.health;

/**
 * Requests that a process has answered since it started.
 *
 * @param failed of them with a status of 500 or more
 */
public record Requests(long total, long failed) {
    /** 0 where there were none. */
    public double errorRate() {
        return total == 0 ? 0 : (double) failed / total;
    }
}
