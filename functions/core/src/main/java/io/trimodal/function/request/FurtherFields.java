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

    /** Models that are asked where the document names none, NAME or NAME:VERSION each; none for the default model. */
    default List<String> models() {
        return List.of();
    }

    /**
     * The same fields of a call whose models are named beside its document: by its path, by an option.
     *
     * @param models none to leave them to the document
     */
    default FurtherFields beside(List<String> models) {
        return models.isEmpty() ? this : new FieldsBesideModels(this, models);
    }
}
