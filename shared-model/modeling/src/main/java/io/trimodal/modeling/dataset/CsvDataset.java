package io.trimodal.modeling.dataset;

import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.TextSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** A text set: labelled sentences without audio and vision. */
final class CsvDataset {
    private CsvDataset() {}

    static SequencedMap<String, Columns> splits(TextSet set) {
        SequencedMap<String, List<Sentence>> sentences = new LinkedHashMap<>();
        for (Sentence sentence : set.sentences()) {
            sentences
                    .computeIfAbsent(sentence.split().key(), _ -> new ArrayList<>())
                    .add(sentence);
        }
        SequencedMap<String, Columns> splits = new LinkedHashMap<>();
        sentences.forEach((split, list) -> splits.put(split, new Sentences(list, set.unused())));
        return splits;
    }

    /** @param unused columns of the file that are not read */
    private record Sentences(List<Sentence> sentences, List<String> unused) implements Columns {
        @Override
        public SequencedSet<String> keys() {
            SequencedSet<String> keys = new LinkedHashSet<>(List.of(Keys.RAW_TEXT, Keys.LABELS, Keys.ID));
            // a column that is called as a key of feature files is none
            unused.forEach(name -> keys.add(Keys.ALL.contains(name) ? "column " + name : name));
            return keys;
        }

        @Override
        public Optional<Column> column(String key) {
            return switch (key) {
                case Keys.RAW_TEXT ->
                    items(sentences.stream().map(Sentence::text).toList());
                case Keys.LABELS ->
                    items(sentences.stream().map(Sentence::label).toList());
                case Keys.ID ->
                    items(sentences.stream().map(s -> "row-" + s.row()).toList());
                default -> Optional.empty();
            };
        }

        private static Optional<Column> items(List<?> values) {
            return Optional.of(new Column.Items(values));
        }
    }
}
