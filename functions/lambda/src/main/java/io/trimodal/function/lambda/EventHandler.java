package io.trimodal.function.lambda;

/**
 * What an application makes of the events that Lambda hands to it. One thread calls it, with one event after the other.
 * An application that has none of its own answers calls of API Gateway.
 */
public interface EventHandler {
    /** Returns once events can be handled; nothing is asked for before. */
    default void awaitReady() throws InterruptedException {}

    /**
     * @return the answer, as JSON
     * @throws Exception if the invocation fails, which its type and message tell whoever asked for it
     */
    byte[] handle(Invocation invocation) throws Exception;
}
