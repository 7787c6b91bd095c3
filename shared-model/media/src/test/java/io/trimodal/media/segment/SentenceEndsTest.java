package io.trimodal.media.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceEndsTest {
    /** Sentences with a bar between them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello there.|How are you?|Fine!",
                "It costs 3.50 dollars.|Really?!|Yes...|Well",
                "Mr. Smith met Dr. J. R. Brown at 5 p.m. on Main St. today.|He left.",
                "We left at 5 p.m.|Then we ate, e.g. bread etc. and so on.",
                "\"It is over.\"|(He said so.)|\"No.\"",
                "See www.example.com now.|It was in the U.S. Senate.",
                "well\u2026 maybe not\u2026|But yes.",
                "1. First item.|2. Second item.|It was No. 5 of 20.|Done.",
                "no.|really no.|it was I.|He went.",
                "\u4F60\u597D\u3002|\u4F60\u597D\u5417\uFF1F|\u201C\u6211\u5F88\u597D\uFF01\u201D|\u518D\u89C1",
                "\u4F60\u597D!|\u518D\u89C1?",
                "no end here",
            })
    void split_sentences_endsThemWhereAReaderWould(String sentences) {
        String joined = sentences.matches("(?s).*[\u4E00-\u9FFF].*") ? "" : " ";
        assertThat(SentenceEnds.split(sentences.replace("|", joined))).containsExactly(sentences.split("\\|"));
    }

    @Test
    void isAtEnd_lastWord_tellsWhetherTheSentenceGoesOn() {
        assertThat(new String[] {"Stop.", "Really?\u201D", "\u597D\u3002", "and so on etc.", "5.", "Plan B."})
                .allMatch(SentenceEnds::isAtEnd);
        assertThat(new String[] {"", "and", "well,", "Mr.", "I said:", "so -"}).noneMatch(SentenceEnds::isAtEnd);
    }
}
