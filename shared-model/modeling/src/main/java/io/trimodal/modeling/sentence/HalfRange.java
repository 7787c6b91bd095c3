package io.trimodal.modeling.sentence;

import java.nio.file.Path;
import java.util.List;

/** Labels of a text set may be on any scale: they are taken to reach from -m to m, m the largest of them. */
public final class HalfRange {
    private HalfRange() {}

    /**
     * The largest absolute label.
     *
     * @param file for messages
     * @throws InvalidSentencesException if all labels are 0, which no scale can be told from
     */
    public static float of(Path file, List<Sentence> sentences) {
        float largest = 0;
        for (Sentence sentence : sentences) {
            largest = Math.max(largest, Math.abs(sentence.label()));
        }
        if (largest == 0) {
            throw new InvalidSentencesException(file, "has no label but 0");
        }
        return largest;
    }
}
