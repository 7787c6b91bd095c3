package io.trimodal.benchmark.report;

/**
 * A column of a table.
 *
 * @param key name in JSON
 * @param heading with the unit
 */
public record Column(String key, String heading) {}
