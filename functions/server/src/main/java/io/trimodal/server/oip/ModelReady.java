package io.trimodal.server.oip;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether a model is ready. */
@RegisterForReflection // the entity of a Response
public record ModelReady(String name, boolean ready) {}
