package io.trimodal.function.http.oip;

/** Whether the server is live. */
public record ServerLive(boolean live) {}
