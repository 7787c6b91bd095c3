package io.trimodal.modeling.sentence;

import io.trimodal.modeling.sentence.Sentence.Split;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text set as it was read.
 *
 * @param columns for a reader: which columns were taken for what
 * @param unused the file's columns that were not read
 */
public record TextSet(List<Sentence> sentences, String columns, List<String> unused) {
    public TextSet {
        sentences = List.copyOf(sentences);
        unused = List.copyOf(unused);
    }

    /** For a reader: how many records of each split there are, and of which columns. */
    public String description() {
        return Arrays.stream(Split.values())
                        .map(split -> records(split) + " " + split.key())
                        .filter(text -> !text.startsWith("0 "))
                        .collect(Collectors.joining(", "))
                + "; " + columns;
    }

    private long records(Split split) {
        return sentences.stream().filter(sentence -> sentence.split() == split).count();
    }
}
