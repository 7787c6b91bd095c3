package io.trimodal.text;

import java.lang.Character.UnicodeScript;

/**
 * In which language a text is, as far as its script tells: what model answers where a call names none depends on it.
 * Languages that share a script, as English and German do, are not told apart.
 */
public final class TextLanguage {
    /** Of letters that must be of a script, as texts quote names in others. */
    private static final double SHARE = 0.5;

    private TextLanguage() {}

    /**
     * The ISO 639-1 code of the language that alone is written so: {@code zh} (Chinese characters without kana),
     * {@code ja} or {@code ko}; else nothing.
     */
    public static String code(String text) {
        int letters = 0;
        int chinese = 0;
        int kana = 0;
        int hangul = 0;
        for (int character : text.codePoints().filter(Character::isLetter).toArray()) {
            letters++;
            switch (UnicodeScript.of(character)) {
                case HAN -> chinese++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                default -> {}
            }
        }
        if (letters == 0 || chinese + kana + hangul < SHARE * letters) {
            return "";
        }
        if (hangul > chinese + kana) {
            return "ko";
        }
        return kana > 0 ? "ja" : "zh";
    }
}
