package io.trimodal.benchmark.section;

import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import java.util.function.Consumer;

/** One question that is measured. */
@FunctionalInterface
public interface Section {
    /** @param tables takes each table as soon as it is measured */
    void run(Bench bench, Consumer<Table> tables);
}
