package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLanguageTest {
    private static final KnownLanguage ENGLISH = new KnownLanguage("", false);
    private static final KnownLanguage CHINESE = new KnownLanguage("zh", true);
    private static final KnownLanguage UNSAID = new KnownLanguage("", true);

    @ParameterizedTest
    @ValueSource(strings = {"这部电影真好看", "とても良かった", "정말 좋았어요"})
    void foreign_toAModelForEnglish_isWhatItsVocabularyIsNotMadeFor(String text) {
        assertThat(ENGLISH.foreign(text)).get().asString().startsWith("language: the text is in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A fine film.", "Ein schöner Film", "3!", "A fine film (好看)"})
    void whatTheScriptDoesNotTell_isNotForeignToAModelForEnglish(String text) {
        assertThat(ENGLISH.foreign(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A fine film.", "とても良かった", "정말 좋았어요"})
    void foreign_toAModelForChinese_isWhatIsNot(String text) {
        assertThat(CHINESE.foreign(text)).hasValue("language: the text is not in Chinese, which the model is for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"这部电影真好看", "OK, OK, 好看", "3!"})
    void chinese_alsoWithOtherWordsInIt_isNotForeignToAModelForIt(String text) {
        assertThat(CHINESE.foreign(text)).isEmpty();
    }

    @Test
    void aModelThatDoesNotSayWhatItIsFor_butHasTheCharacters_isNotJudged() {
        assertThat(UNSAID.foreign("这部电影真好看")).isEmpty();
        assertThat(UNSAID.foreign("A fine film.")).isEmpty();
    }
}
