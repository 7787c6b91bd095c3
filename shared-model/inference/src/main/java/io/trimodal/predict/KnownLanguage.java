package io.trimodal.predict;

import io.trimodal.model.Manifest;
import io.trimodal.text.TextLanguage;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which texts a model is for, as far as their script tells. Vocabularies of English have some Chinese, Japanese and
 * Korean characters, too, so that [UNK] alone does not give such a text away.
 *
 * @param code what the package says; empty where it says nothing
 * @param chinese whether the vocabulary has thousands of Chinese characters, as one that is made for them
 */
record KnownLanguage(String code, boolean chinese) {
    /** That of bert-base-chinese has some 7,000, that of bert-base-uncased a few hundred. */
    private static final int MADE_FOR_CHINESE = 3_000;

    private static final String CHINESE = "zh";

    static KnownLanguage of(Manifest manifest, Optional<WordPieceTokenizer> tokenizer) {
        return new KnownLanguage(
                manifest.language().code(),
                tokenizer
                        .map(pieces -> chineseCharacters(pieces.vocabulary()) > MADE_FOR_CHINESE)
                        .orElse(false));
    }

    private static long chineseCharacters(Vocabulary vocabulary) {
        return IntStream.range(0, vocabulary.size())
                .mapToObj(vocabulary::piece)
                .filter(piece -> piece.codePointCount(0, piece.length()) == 1 && TextLanguage.hasChinese(piece))
                .count();
    }

    /** Why a text is not what the model is for; empty where nothing speaks against it. */
    Optional<String> foreign(String text) {
        String written = TextLanguage.code(text);
        if (!written.isEmpty() && !chinese && !written.equals(code)) {
            return Optional.of("language: the text is in %s, which the model's vocabulary is not made for"
                    .formatted(Locale.of(written).getDisplayLanguage(Locale.ENGLISH)));
        }
        boolean other = written.isEmpty()
                ? !TextLanguage.hasChinese(text) && TextLanguage.hasLetters(text)
                : !written.equals(CHINESE);
        return code.equals(CHINESE) && other
                ? Optional.of("language: the text is not in Chinese, which the model is for")
                : Optional.empty();
    }
}
