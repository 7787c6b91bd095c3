package io.trimodal.benchmark.http;

/**
 * A body of {@code POST /v1/predict}.
 *
 * @param type its Content-Type
 */
public record RequestBody(String type, byte[] bytes) {}
