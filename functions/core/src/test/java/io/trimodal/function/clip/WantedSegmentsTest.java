package io.trimodal.function.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.face.FaceSelection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WantedSegmentsTest {
    private static final ReadClip READ = new ReadClip(
            Stream.of("0", "1", "2")
                    .map(id -> new Utterance(id, new Text(id), Absent.INSTANCE, Absent.INSTANCE, List.of()))
                    .toList(),
            new ClipAccount(
                    9,
                    "transcript",
                    "",
                    List.of("voice:1.0.0"),
                    1,
                    IntStream.range(0, 3)
                            .mapToObj(i -> new SegmentAccount(i, i + 1, "words", null, 1, 1, 5, 0))
                            .toList(),
                    IntStream.range(0, 3)
                            .mapToObj(i -> new SegmentTimes(null, i, i))
                            .toList()));

    private static RequestedClip wanted(Integer... segments) {
        return new RequestedClip(
                "/clip", "", List.of(), List.of(), new FaceSelection.Largest(), ArrayRates.DEFAULT, List.of(segments));
    }

    @Test
    void of_someSegments_areThose_withTheirAccountsAndTimes() {
        ReadClip some = WantedSegments.of(wanted(2, 0), READ);

        assertThat(some.utterances()).extracting(Utterance::id).containsExactly("2", "0");
        assertThat(some.account().segments()).extracting(SegmentAccount::start).containsExactly(2.0, 0.0);
        assertThat(some.account().times()).extracting(SegmentTimes::audio).containsExactly(2.0, 0.0);
        assertThat(some.account().seconds()).isEqualTo(9);
        assertThat(some.account().frontEnds()).containsExactly("voice:1.0.0");
    }

    @Test
    void of_noChoice_isEverything() {
        assertThat(WantedSegments.of(wanted(), READ)).isEqualTo(READ);
    }

    @Test
    void of_aNumberThatIsNotThere_isRefused_byItsPlace() {
        assertThatThrownBy(() -> WantedSegments.of(wanted(1, 3), READ))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("/clip/segments/1")
                .hasMessageContaining("which has 3");
    }
}
