package io.trimodal.modeling.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error, so that standard output stays what the command is for. */
public final class ProgressLine {
    /** In place of a number of steps. */
    public static final long UNKNOWN = -1;

    private ProgressLine() {}

    public static ProgressBar start(String task, long steps) {
        return line(task, steps).build();
    }

    /** Of a recording, with its speed. @param seconds of the whole, or {@link #UNKNOWN} */
    public static ProgressBar ofSeconds(String task, long seconds) {
        return line(task, seconds).setUnit(" s", 1).showSpeed().build();
    }

    private static ProgressBarBuilder line(String task, long steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(System.console() == null ? 15_000 : 500);
    }
}
