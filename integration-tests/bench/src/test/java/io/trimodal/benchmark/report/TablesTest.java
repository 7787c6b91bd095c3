package io.trimodal.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Table TABLE = new Table(
            "models",
            "A title",
            List.of("A note."),
            List.of(new Column("what", "what"), new Column("rate", "texts/s"), new Column("ratio", "ratio")),
            List.of(
                    new Row().with("what", "plain").with("rate", 12.3456),
                    new Row().with("what", "served here").with("rate", 1234.6).with("ratio", 99.9)));

    @Test
    void text_alignsWordsLeftAndNumbersRight_andLeavesNothingTrailing() {
        assertThat(TextTables.of(TABLE)).isEqualTo("""
                A title
                  what         texts/s  ratio
                  plain          12.35      -
                  served here     1235  99.90
                  A note.
                """);
    }

    @Test
    void notes_areWrapped() {
        Table wordy = new Table("k", "T", List.of("word ".repeat(40).trim(), "End."), List.of(), List.of());
        assertThat(TextTables.of(wordy).lines()).hasSize(4).allMatch(line -> line.length() <= 110);
        assertThat(TextTables.of(wordy)).endsWith("word End.\n");
    }

    @Test
    void numbers_haveAboutThreeDigits_andNoExponent() {
        assertThat(TextTables.number(64)).isEqualTo("64");
        assertThat(TextTables.number(0)).isEqualTo("0");
        assertThat(TextTables.number(0.01234)).isEqualTo("0.0123");
        assertThat(TextTables.number(0.567)).isEqualTo("0.567");
        assertThat(TextTables.number(123.45)).isEqualTo("123.5");
        assertThat(TextTables.number(123_456.7)).isEqualTo("123457");
    }

    @Test
    void json_holdsTheSame_unrounded() throws Exception {
        byte[] json = JsonTables.of(new LinkedHashMap<>(Map.of("processors", "2")), List.of(TABLE));
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.at("/run/processors").asText()).isEqualTo("2");
        assertThat(root.at("/tables/models/title").asText()).isEqualTo("A title");
        assertThat(root.at("/tables/models/columns/rate").asText()).isEqualTo("texts/s");
        assertThat(root.at("/tables/models/rows/0/rate").asDouble()).isEqualTo(12.3456);
        assertThat(root.at("/tables/models/rows/0").has("ratio")).isFalse();
        assertThat(root.at("/tables/models/rows/1/what").asText()).isEqualTo("served here");
        assertThat(root.at("/tables/models/notes/0").asText()).isEqualTo("A note.");
    }
}
