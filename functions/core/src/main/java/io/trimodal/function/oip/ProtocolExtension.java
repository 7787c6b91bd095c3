package io.trimodal.function.oip;

import io.trimodal.function.served.ServedFunctions;

/** An extension of the protocol that a function serves; its beans are what the server's metadata announces. */
public interface ProtocolExtension {
    /** As the metadata has it. */
    String name();

    /** Whether this deployment has it. */
    default boolean isServed(ServedFunctions functions) {
        return true;
    }
}
