package io.trimodal.text;

import java.lang.Character.UnicodeScript;

/**
 * In which language a text is, as far as its script tells: what model answers where a call names none depends on it.
 * Languages that share a script, as English and German do, are not told apart.
 */
public final class TextLanguage {
    /** Of what is counted, as texts quote names in other scripts. */
    private static final double SHARE = 0.5;

    /** Of characters that are Chinese or kana; brands and jokes in Chinese have a kana now and then. */
    private static final double KANA_SHARE = 0.2;

    private TextLanguage() {}

    /**
     * The ISO 639-1 code of the language that alone is written so: {@code zh} (Chinese characters, hardly any kana),
     * {@code ja} or {@code ko}; else nothing. A character of those scripts counts one, as does a word of any other.
     */
    public static String code(String text) {
        int chinese = 0;
        int kana = 0;
        int hangul = 0;
        int others = 0;
        boolean inWord = false;
        for (int character : text.codePoints().toArray()) {
            boolean other = false;
            switch (UnicodeScript.of(character)) {
                case HAN -> chinese++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                default -> other = Character.isLetter(character);
            }
            others += other && !inWord ? 1 : 0;
            inWord = other;
        }
        int told = chinese + kana + hangul;
        if (told == 0 || told < SHARE * (told + others)) {
            return "";
        }
        if (hangul > chinese + kana) {
            return "ko";
        }
        return kana >= KANA_SHARE * (chinese + kana) ? "ja" : "zh";
    }

    /** Whether there is anything in it that a script could be told of. */
    public static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** Whether there is a Chinese character in it. */
    public static boolean hasChinese(String text) {
        return text.codePoints().anyMatch(character -> UnicodeScript.of(character) == UnicodeScript.HAN);
    }
}
