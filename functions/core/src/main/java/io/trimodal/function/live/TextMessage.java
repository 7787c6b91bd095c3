package io.trimodal.function.live;

/** What a caller says in text. */
sealed interface TextMessage {
    /** The first. */
    record Start(LiveStart start) implements TextMessage {}

    /**
     * Words with times.
     *
     * @param until all words that begin before have come
     */
    record Words(byte[] transcript, double until) implements TextMessage {}

    /** Nothing more comes. */
    record End() implements TextMessage {}
}
