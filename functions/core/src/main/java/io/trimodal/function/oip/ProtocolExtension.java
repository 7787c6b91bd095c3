package io.trimodal.function.oip;

/** An extension of the protocol that a function serves; its beans are what the server's metadata announces. */
public interface ProtocolExtension {
    /** As the metadata has it. */
    String name();
}
