package io.trimodal.server.oip;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The protocol's form of an error. */
@RegisterForReflection // the entity of a Response
public record ProtocolError(String error) {}
