package io.trimodal.benchmark.run;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells on standard error how far a run is, so that standard output stays the tables. */
public interface Progress {
    /** @param steps comparisons in the task */
    Task start(String task, int steps);

    /** Some comparisons; ends when closed. */
    interface Task extends AutoCloseable {
        /** @param what is measured now */
        void next(String what);

        @Override
        void close();
    }

    /** Bars of me.tongfei:progressbar; a line every fifteen seconds where there is no terminal. */
    static Progress bars() {
        return (task, steps) -> {
            ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(System.console() == null ? 15_000 : 500)
                    .build();
            return new Task() {
                private boolean first = true;

                @Override
                public void next(String what) {
                    bar.stepBy(first ? 0 : 1);
                    first = false;
                    bar.setExtraMessage(what);
                }

                @Override
                public void close() {
                    bar.stepTo(steps);
                    bar.close();
                }
            };
        };
    }

    /** Tells nobody. */
    static Progress none() {
        return (_, _) -> new Task() {
            @Override
            public void next(String what) {}

            @Override
            public void close() {}
        };
    }
}
