package io.trimodal.function.request;

/** Which model a request asks for. */
public sealed interface ModelReference {
    /** None named: the default model. */
    record Default() implements ModelReference {}

    /** @param name NAME, or NAME:VERSION; any string, as nothing but the list of served models is looked up with it */
    record Named(String name) implements ModelReference {}
}
