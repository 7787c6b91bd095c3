package io.trimodal.modeling.cli;

import io.trimodal.modeling.train.RegressionMetrics;
import io.trimodal.modeling.train.TrainingProgress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.SequencedMap;
import me.tongfei.progressbar.ProgressBar;

/** Shows a run on the terminal, a bar per epoch, and appends a line per epoch to a file. */
final class TrainingLog implements TrainingProgress, AutoCloseable {
    private final BufferedWriter file;
    private final PrintWriter terminal;
    private ProgressBar bar;

    TrainingLog(Path path, PrintWriter terminal) throws IOException {
        this.file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.terminal = terminal;
    }

    @Override
    public void resumedAfter(int epoch) {
        if (epoch > 0) {
            terminal.println("going on after epoch " + epoch);
            terminal.flush();
        }
    }

    @Override
    public void epochStarted(int epoch, int epochs, int steps, double learningRate) {
        bar = ProgressLine.start("epoch " + epoch + "/" + epochs, steps);
    }

    @Override
    public void stepDone(SequencedMap<String, Float> losses) {
        bar.step();
        bar.setExtraMessage(String.format(Locale.ROOT, " loss %.3f", losses.get("total")));
    }

    @Override
    public void epochDone(
            int epoch,
            SequencedMap<String, Double> losses,
            RegressionMetrics validation,
            RegressionMetrics textAlone,
            boolean best) {
        bar.close();
        StringBuilder line = new StringBuilder("epoch\t" + epoch);
        losses.forEach((name, loss) -> line.append(String.format(Locale.ROOT, "\t%s\t%.4f", name, loss)));
        validation
                .named()
                .forEach((name, figure) -> line.append(String.format(Locale.ROOT, "\t%s\t%.4f", name, figure)));
        textAlone
                .named()
                .forEach((name, figure) -> line.append(String.format(Locale.ROOT, "\ttext %s\t%.4f", name, figure)));
        try {
            file.append(line).append(best ? "\tbest\n" : "\n").flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the training log", e);
        }
        terminal.printf(
                Locale.ROOT,
                "epoch %d: loss %.4f, validation %s; text alone %s%s%n",
                epoch,
                losses.get("total"),
                validation,
                textAlone,
                best ? " (best so far)" : "");
        terminal.flush();
    }

    @Override
    public void close() throws IOException {
        if (bar != null) {
            bar.close();
        }
        file.close();
    }
}
