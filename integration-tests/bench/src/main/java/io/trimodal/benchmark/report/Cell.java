package io.trimodal.benchmark.report;

/** What stands in one place of a table. */
public sealed interface Cell {
    record Words(String text) implements Cell {}

    record Amount(double value) implements Cell {}
}
