package io.trimodal.modeling.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulatedChineseTranscriptTest {
    private static final String SENTENCE = "我在这消费这么多钱，我低血糖吃块糖还不行了？";

    private final Transcripts transcript = Transcripts.in("zh", List.of());

    @Test
    void of_sentence_hasNoPunctuation_andIsNeverEmpty() {
        for (int seed = 0; seed < 300; seed++) {
            assertThat(transcript.of(SENTENCE, new Random(seed))).matches("\\p{IsHan}{15,40}");
            assertThat(transcript.of("好。", new Random(seed))).contains("好");
        }
    }

    @Test
    void of_manyDraws_mostAreWordForWord_someHaveHesitations() {
        Random random = new Random(1);
        int clean = 0;
        int hesitant = 0;
        for (int i = 0; i < 1000; i++) {
            String heard = transcript.of(SENTENCE, random);
            clean += heard.equals("我在这消费这么多钱我低血糖吃块糖还不行了") ? 1 : 0;
            hesitant += heard.contains("嗯") || heard.contains("呃") ? 1 : 0;
        }
        assertThat(clean).isBetween(450, 750);
        assertThat(hesitant).isBetween(30, 200);
    }

    @Test
    void of_sameRandomNumbers_isTheSame() {
        assertThat(transcript.of(SENTENCE, new Random(7))).isEqualTo(transcript.of(SENTENCE, new Random(7)));
    }
}
