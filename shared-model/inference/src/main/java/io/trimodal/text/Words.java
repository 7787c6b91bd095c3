package io.trimodal.text;

import io.trimodal.feature.TokenIds;
import java.util.ArrayList;
import java.util.List;

/** Which tokens make up which word: a piece that begins with {@code ##} continues the word before it. */
final class Words {
    private static final String CONTINUES = "##";

    private Words() {}

    /** The words between the first and the last real token, which are [CLS] and [SEP]. */
    static List<Word> of(TokenIds tokens, Vocabulary vocabulary) {
        List<Word> words = new ArrayList<>();
        int last = tokens.tokens() - 1;
        while (last > 0 && tokens.attentionMask()[last] == 0) {
            last--;
        }
        for (int i = 1; i < last; i++) {
            String piece = vocabulary.piece((int) tokens.ids()[i]);
            if (piece.startsWith(CONTINUES) && piece.length() > CONTINUES.length() && !words.isEmpty()) {
                Word begun = words.removeLast();
                words.add(new Word(begun.from(), i + 1, begun.text() + piece.substring(CONTINUES.length())));
            } else {
                words.add(new Word(i, i + 1, piece));
            }
        }
        return words;
    }

    /**
     * The same words as they were written. @param written all words of the text, of which the last may have been cut
     */
    static List<Word> named(List<Word> words, List<String> written) {
        List<Word> named = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            named.add(new Word(word.from(), word.to(), i < written.size() ? written.get(i) : word.text()));
        }
        return named;
    }
}
