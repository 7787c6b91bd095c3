package io.trimodal.server.oip;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether the server is ready. */
@RegisterForReflection // the entity of a Response
public record ServerReady(boolean ready) {}
