package io.trimodal.model;

import java.util.Collection;
import java.util.stream.Collectors;

/** A model that is not in the repository, or not served. */
public final class UnknownModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnknownModelException(String asked, Collection<ModelId> known) {
        super("there is no model '" + asked + "'; there "
                + (known.isEmpty()
                        ? "are none"
                        : "is " + known.stream().map(ModelId::toString).collect(Collectors.joining(", "))));
    }
}
