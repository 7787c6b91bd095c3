package io.trimodal.server.oip;

/** Whether the server is live. */
public record ServerLive(boolean live) {}
