package io.trimodal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageTest {
    @ParameterizedTest
    @CsvSource({
        "这部电影真好看。, zh",
        "這部電影真好看, zh",
        "我不想嫁给 Bob, zh",
        "我觉得iPhone很好, zh",
        "LOL好笑, zh",
        "鲜の每日真难吃, zh",
        "666, ''",
        "この映画はとても良かった, ja",
        "映画を見た, ja",
        "영화가 정말 좋았어요, ko",
        "A fine film., ''",
        "A fine film (好看)., ''",
        "Ein schöner Film, ''",
        "Хороший фильм, ''",
        "123 !?, ''",
    })
    void code_isWhatTheScriptTells(String text, String code) {
        assertThat(TextLanguage.code(text)).isEqualTo(code);
    }

    @Test
    void code_ofCharactersOutsideTheBasicPlane_countsEachOnce() {
        assertThat(TextLanguage.code("𠮷野家很好吃")).isEqualTo("zh");
    }
}
