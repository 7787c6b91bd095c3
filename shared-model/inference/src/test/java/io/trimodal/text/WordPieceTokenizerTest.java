package io.trimodal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what HuggingFace's tokenizer of bert-base-uncased gives. */
class WordPieceTokenizerTest {
    private static final Vocabulary VOCABULARY = RealEncoder.ENGLISH.vocabulary();
    private static final WordPieceTokenizer TOKENIZER = new WordPieceTokenizer(VOCABULARY, true, 512);

    @Test
    void vocabulary_ofBertUncased_hasItsSizeAndSpecialIds() {
        assertThat(VOCABULARY.size()).isEqualTo(30522);
        assertThat(VOCABULARY.pad()).isZero();
        assertThat(VOCABULARY.unknown()).isEqualTo(100);
        assertThat(VOCABULARY.start()).isEqualTo(101);
        assertThat(VOCABULARY.end()).isEqualTo(102);
    }

    @Test
    void tokenize_helloWorld_givesThePublishedIds() {
        Tokens tokens = TOKENIZER.tokenize("hello world");

        assertThat(tokens.ids().ids()).containsExactly(101, 7592, 2088, 102);
        assertThat(tokens.ids().attentionMask()).containsExactly(1, 1, 1, 1);
        assertThat(tokens.ids().segmentIds()).containsExactly(0, 0, 0, 0);
        assertThat(tokens.pieces()).isEqualTo(2);
        assertThat(tokens.truncated()).isFalse();
    }

    @Test
    void places_areThoseOfTheTokensWords_whateverIsFoldedOrDropped() {
        String text = " R\u00e9sum\u00e9, \u0301 un\u00adaffable\u2026 \u4e2d\u56fd \ud83e\ude77!";
        List<Word> words = TOKENIZER.words(TOKENIZER.tokenize(text).ids());

        List<PlacedTokens> places = TOKENIZER.places(text);

        assertThat(places).hasSameSizeAs(words);
        for (int i = 0; i < words.size(); i++) {
            assertThat(places.get(i).from()).isEqualTo(words.get(i).from());
            assertThat(places.get(i).to()).isEqualTo(words.get(i).to());
        }
        assertThat(places)
                .extracting(
                        word -> text.substring(word.place().from(), word.place().to()))
                .containsExactly(
                        "R\u00e9sum\u00e9", ",", "un\u00adaffable", "\u2026", "\u4e2d", "\u56fd", "\ud83e\ude77", "!");
    }

    @Test
    void places_ofATextThatIsCut_endWithItsTokens() {
        assertThat(new WordPieceTokenizer(VOCABULARY, true, 4).places("hello world and all"))
                .containsExactly(
                        new PlacedTokens(1, 2, new TextRange(0, 5)), new PlacedTokens(2, 3, new TextRange(6, 11)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "unaffable                  | una ##ffa ##ble",
                "HeLLo                      | hello",
                "r\u00e9sum\u00e9           | resume",
                "re\u0301sume\u0301         | resume",
                "\u0130                     | i",
                "\u03a3\u03a3               | \u03c3 ##\u03c3",
                "ah\u4e2d\u56fdzz           | ah \u4e2d \u56fd z ##z",
                "don't!                     | don ' t !",
                "a$b                        | a $ b",
                "wait\u2026                 | wait \u2026",
                "he\u0000l\u200bl\ufffdo\u0007 | hello",
                "a\u2028b\u00a0c\u3000d     | a b c d",
                "a\ud800b                   | ab",
                "good \ud83e\ude77 day      | good [UNK] day",
                "[SEP]                      | [ sep ]"
            },
            delimiter = '|')
    void tokenize_text_givesThePieces(String text, String pieces) {
        assertThat(pieces(TOKENIZER, text)).containsExactly(ids(pieces));
    }

    @Test
    void tokenize_casedVocabulary_keepsCaseAndAccents() {
        Vocabulary cased = new Vocabulary(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "H\u00e9", "he"));

        assertThat(pieces(new WordPieceTokenizer(cased, false, 8), "H\u00e9 HE"))
                .containsExactly(4, 1);
    }

    @Test
    void tokenize_wordOfAHundredCharacters_isPutTogether_andOfOneMoreIsUnknown() {
        assertThat(pieces(TOKENIZER, "a".repeat(100))).hasSizeGreaterThan(1).doesNotContain(100L);
        assertThat(pieces(TOKENIZER, "a".repeat(101))).containsExactly(100);
    }

    @Test
    void tokenize_wordWhosePartsAreUnknown_isOneUnknown() {
        assertThat(pieces(TOKENIZER, "hello\ud83e\ude77hello")).containsExactly(100);
    }

    @Test
    void tokenize_moreThanFits_keepsTheFirstPiecesAndTheEnd() {
        Tokens tokens = new WordPieceTokenizer(VOCABULARY, true, 5).tokenize("hello world hello world");

        assertThat(tokens.ids().ids()).containsExactly(101, 7592, 2088, 7592, 102);
        assertThat(tokens.pieces()).isEqualTo(4);
        assertThat(tokens.truncated()).isTrue();
    }

    @Test
    void tokenize_asMuchAsFits_isNotTruncated() {
        assertThat(new WordPieceTokenizer(VOCABULARY, true, 4)
                        .tokenize("hello world")
                        .truncated())
                .isFalse();
    }

    @Test
    void unknown_isStartUnknownsEnd() {
        assertThat(TOKENIZER.unknown(3).ids()).containsExactly(101, 100, 100, 100, 102);
    }

    @Property
    void tokenize_anyText_staysInsideVocabularyAndLength(
            @ForAll String text, @ForAll @IntRange(min = 3, max = 40) int maxTokens) {
        Tokens tokens = new WordPieceTokenizer(VOCABULARY, true, maxTokens).tokenize(text);

        long[] ids = tokens.ids().ids();
        assertThat(ids).hasSizeBetween(2, maxTokens).startsWith(101).endsWith(102);
        assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < VOCABULARY.size());
        assertThat(tokens.truncated()).isEqualTo(tokens.pieces() > maxTokens - 2);
    }

    /** A million characters of each: quadratic work would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"word ", "a", "\u03a3", "\u0301\u0316", "\u4e2d", "!", "\u0000", "\ud83e\ude77"})
    void tokenize_aMillionCharacters_isLinear(String unit) {
        String text = "a" + unit.repeat(1_000_000 / unit.length());

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> TOKENIZER.tokenize(text));
    }

    @Test
    void new_noRoomForAPiece_isRefused() {
        assertThatThrownBy(() -> new WordPieceTokenizer(VOCABULARY, true, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 2");
    }

    @Test
    void vocabulary_pieceTwice_isRefused() {
        assertThatThrownBy(() -> new Vocabulary(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "a")))
                .isInstanceOf(InvalidVocabularyException.class)
                .hasMessage("vocab.txt: the piece 'a' stands twice");
    }

    @Test
    void vocabulary_withoutSeparator_isRefused() {
        assertThatThrownBy(() -> new Vocabulary(List.of("[PAD]", "[UNK]", "[CLS]")))
                .isInstanceOf(InvalidVocabularyException.class)
                .hasMessageContaining("[SEP]");
    }

    private static long[] pieces(WordPieceTokenizer tokenizer, String text) {
        long[] ids = tokenizer.tokenize(text).ids().ids();
        return Arrays.copyOfRange(ids, 1, ids.length - 1);
    }

    private static long[] ids(String pieces) {
        return Arrays.stream(pieces.split(" "))
                .mapToLong(piece -> VOCABULARY.id(piece).orElseThrow())
                .toArray();
    }
}
