package io.trimodal.function.request;

import java.util.List;

/** Which model a request asks for. */
public sealed interface ModelReference {
    /** None named: the default model. */
    record Default() implements ModelReference {}

    /** @param name NAME, or NAME:VERSION; any string, as nothing but the list of served models is looked up with it */
    record Named(String name) implements ModelReference {}

    /** The name, if there is one. */
    default List<String> names() {
        return switch (this) {
            case Default _ -> List.of();
            case Named(String name) -> List.of(name);
        };
    }
}
