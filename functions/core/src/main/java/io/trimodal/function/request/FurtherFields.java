package io.trimodal.function.request;

import java.util.List;

/** What a function's request has beside its model and its utterances. One per request. */
public interface FurtherFields {
    /** A request with no further fields. */
    FurtherFields NONE = new FurtherFields() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public boolean read(String name, JsonInput json) {
            return false;
        }
    };

    /** Names of the fields, for a caller who used another. */
    List<String> names();

    /**
     * Reads a field; the input stands on the first token of its value, and is left on the last.
     *
     * @return false, and nothing read, if there is no such field
     */
    boolean read(String name, JsonInput json);
}
