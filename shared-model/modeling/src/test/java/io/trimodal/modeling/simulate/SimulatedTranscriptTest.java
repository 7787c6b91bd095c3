package io.trimodal.modeling.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedTranscriptTest {
    private static final String SENTENCE = "There 's a Wonderful , heartfelt film here -- do n't miss it !";

    private final SimulatedTranscript transcript =
            new SimulatedTranscript(List.of(SENTENCE, "the whole night was right there", "write it in their knight"));

    @Test
    void of_sentence_isLowerCaseWithoutPunctuation() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(transcript.of(SENTENCE, new Random(seed))).matches("[a-z0-9']+( [a-z0-9']+)*");
        }
    }

    @Test
    void of_sameRandomNumbers_isTheSame() {
        assertThat(transcript.of(SENTENCE, new Random(7))).isEqualTo(transcript.of(SENTENCE, new Random(7)));
    }

    @Test
    void of_manyDraws_mostWordsStayAndSomeAreMisheardAsWordsThatSoundAlike() {
        Set<String> heard = new TreeSet<>();
        int kept = 0;
        for (int seed = 0; seed < 1000; seed++) {
            String spoken = transcript.of("the night was right", new Random(seed));
            heard.addAll(List.of(spoken.split(" ")));
            kept += spoken.contains("right") ? 1 : 0;
        }
        assertThat(kept).isBetween(900, 999);
        assertThat(heard).contains("knight", "write", "um");
    }

    @Test
    void of_oneWord_isNeverEmpty() {
        for (int seed = 0; seed < 500; seed++) {
            assertThat(transcript.of("great", new Random(seed))).isNotBlank();
        }
    }
}
