package io.trimodal.rollout.health;

import java.net.URI;

/** Tells how a revision's requests end. */
@FunctionalInterface
public interface ErrorSource {
    /**
     * @param revision where only that revision answers
     * @throws UnreadableMetricsException if it cannot be told now
     */
    Requests requests(URI revision);
}
