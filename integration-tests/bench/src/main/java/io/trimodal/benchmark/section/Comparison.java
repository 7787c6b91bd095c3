package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.measure.Summary;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import java.util.ArrayList;
import java.util.List;

/** The columns that every comparison has, so that all tables read alike. */
final class Comparison {
    static final Column WHAT = new Column("what", "what");
    static final Column RUNS = new Column("runs", "runs");
    static final Column MEDIAN = new Column("median_ms", "median ms");
    static final Column P99 = new Column("p99_ms", "p99 ms");
    static final Column RATIO = new Column("ratio", "ratio");
    static final Column BASELINE = new Column("baseline", "baseline");
    private static final String RATE = "rate";

    private Comparison() {}

    /**
     * @param before columns that say what the row is about, after {@link #WHAT}
     * @param unit of the rate, such as {@code utterances/s}
     * @param after columns between the latencies and the ratio
     */
    static List<Column> columns(List<Column> before, String unit, List<Column> after) {
        List<Column> columns = new ArrayList<>();
        columns.add(WHAT);
        columns.addAll(before);
        columns.addAll(List.of(RUNS, new Column(RATE, unit), MEDIAN, P99));
        columns.addAll(after);
        columns.addAll(List.of(RATIO, BASELINE));
        return columns;
    }

    /** A row of a side that others are compared with. */
    static Row baseline(String what, Rounds rounds, int side) {
        Summary summary = rounds.of(side);
        return new Row()
                .with(WHAT.key(), what)
                .with(RUNS.key(), summary.calls())
                .with(RATE, summary.rate())
                .with(MEDIAN.key(), summary.medianMillis())
                .with(P99.key(), summary.p99Millis());
    }

    /** A row of side 1, compared with side 0. */
    static Row candidate(String what, Rounds rounds, String baseline) {
        return baseline(what, rounds, 1).with(RATIO.key(), rounds.ratio(0, 1)).with(BASELINE.key(), baseline);
    }
}
