package io.trimodal.media.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SyllableRateTest {
    private static final double RATE = 25;

    @Test
    void at_ofSwellsEveryFifthFrame_isFiveASecond() {
        assertThat(middle(100, 5, true)).isCloseTo(5, within(0.5));
    }

    @Test
    void at_ofUnvoicedSwells_isZero() {
        assertThat(middle(100, 5, false)).isZero();
    }

    @Test
    void knows_aSecondAndThreeFramesLater() {
        SyllableRate syllables = new SyllableRate(RATE);
        for (int i = 0; i < 28; i++) {
            syllables.add(-20, true);
        }
        assertThat(syllables.knows(0)).isFalse();

        syllables.add(-20, true);

        assertThat(syllables.knows(0)).isTrue();
        assertThat(syllables.knows(1)).isFalse();
    }

    @Test
    void at_nearTheEnds_countsTheTimeThatThereIs() {
        SyllableRate syllables = new SyllableRate(RATE);
        for (int i = 0; i < 13; i++) {
            syllables.add(i == 6 ? -10 : -30, true);
        }
        syllables.end();

        assertThat(syllables.at(6)).isCloseTo(RATE / 13, within(1e-9));
    }

    private static double middle(int frames, int period, boolean voiced) {
        SyllableRate syllables = new SyllableRate(RATE);
        for (int i = 0; i < frames; i++) {
            syllables.add(i % period == 0 ? -10 : -30, voiced);
        }
        syllables.end();
        return syllables.at(frames / 2);
    }
}
