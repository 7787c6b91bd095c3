package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.encoded.EncodedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingDataTest {
    private static final Features ABSENT = new Features(1, 1, new float[] {-9});

    @Test
    void view_withoutCorruption_feedsOneOfTheWordingsWhole() {
        MissingData whole = new MissingData(false, 0, 0);
        int second = 0;
        for (int epoch = 0; epoch < 100; epoch++) {
            View view = whole.view(sample(), ABSENT, epoch, 1);
            assertThat(view.language().values())
                    .isEqualTo(view.complete(Modality.LANGUAGE).values());
            assertThat(view.audio().values()).containsExactly(3, 4);
            assertThat(view.erased()).isZero();
            second += view.language().values()[0] == 2 ? 1 : 0;
        }
        assertThat(second).isBetween(30, 70);
    }

    @Test
    void view_withCorruption_erasesWordsInHalfOfTheViewsAndSaysHowMuch() {
        MissingData corrupt = new MissingData(true, 0, 0);
        int erased = 0;
        for (int epoch = 0; epoch < 200; epoch++) {
            View view = corrupt.view(sample(), ABSENT, epoch, 1);
            boolean masked = view.language().values()[0] < 0;
            assertThat(view.erased()).isEqualTo(masked ? 0.25f : 0);
            assertThat(view.complete(Modality.LANGUAGE).values()[0]).isPositive();
            erased += masked ? 1 : 0;
        }
        assertThat(erased).isBetween(70, 130);
    }

    @Test
    void view_absentShares_leaveModalitiesOutWhole() {
        assertThat(new MissingData(false, 1, 0)
                        .view(sample(), ABSENT, 1, 1)
                        .audio()
                        .values())
                .containsOnly(0);
        View wordless = new MissingData(false, 0, 1).view(sample(), ABSENT, 1, 1);
        assertThat(wordless.language()).isSameAs(ABSENT);
        assertThat(wordless.erased()).isEqualTo(1);
    }

    private static Sample sample() {
        return new Sample(
                "one",
                List.of(wording(1), wording(2)),
                new Features(2, 1, new float[] {3, 4}),
                new Features(2, 1, new float[] {5, 6}),
                false,
                1.5f);
    }

    private static Sample.Wording wording(float value) {
        return new Sample.Wording(encoded(value), List.of(new Sample.Masked(0.3f, 0.25f, encoded(-value))));
    }

    private static EncodedText encoded(float value) {
        return EncodedText.of(new Features(1, 1, new float[] {value}));
    }
}
