package io.trimodal.function.oip;

/** Whether the server is live. */
public record ServerLive(boolean live) {}
