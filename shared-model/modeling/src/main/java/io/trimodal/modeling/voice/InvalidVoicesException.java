package io.trimodal.modeling.voice;

import java.io.Serial;

/** A set of voices, or a recording in it, that cannot be used; the message names which and what was expected. */
public final class InvalidVoicesException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InvalidVoicesException(String what, String problem) {
        super(what + " " + problem);
    }
}
