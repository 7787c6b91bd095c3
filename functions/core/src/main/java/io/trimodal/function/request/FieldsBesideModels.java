package io.trimodal.function.request;

import java.util.List;

/** The fields of a document, and models that are named beside it. */
record FieldsBesideModels(FurtherFields fields, List<String> models) implements FurtherFields {
    FieldsBesideModels {
        models = List.copyOf(models);
    }

    @Override
    public List<String> names() {
        return fields.names();
    }

    @Override
    public boolean read(String name, JsonInput json) {
        return fields.read(name, json);
    }
}
