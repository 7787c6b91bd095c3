package io.trimodal.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.model.LabelScale;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.Interval;
import io.trimodal.predict.ModalityUse;
import io.trimodal.predict.ModalityUse.Presence;
import io.trimodal.predict.Prediction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionFilesTest {
    private static final String HEADER = "id,start,end,speaker,text,score,sentiment,interval_low,interval_high,"
            + "completeness,voiced_share,face,frames,frames_without_face,language,audio,vision,notes\r\n";
    private static final ModalityUse ABSENT = new ModalityUse(Presence.ABSENT, 0, 0);

    private static ScoredUtterance scored(float score, Completeness completeness, Optional<Interval> interval) {
        return ScoredUtterance.of(
                LabelScale.MOSI,
                new Prediction(
                        "a",
                        score,
                        completeness,
                        interval,
                        List.of(),
                        Map.of(
                                Modality.LANGUAGE,
                                new ModalityUse(Presence.PRESENT, 3, 3),
                                Modality.AUDIO,
                                new ModalityUse(Presence.TRUNCATED, 9, 5),
                                Modality.VISION,
                                ABSENT),
                        List.of("one", "two")));
    }

    private static Utterance said(LanguageInput words) {
        return new Utterance("a", words, new Features(1, 1, new float[1]), Absent.INSTANCE);
    }

    @Test
    void table_ofSegments_quotesWhatCommasAndLinesWouldBreak() {
        ScoredUtterance scored = scored(
                        1.5f, new Completeness.NotEstimated(), Optional.of(new Interval(-1, 2.5f, 0.9, true)))
                .in(new SegmentAccount(0.2, 1.25, "Oh, \"fine\"\n", "Dr. A, B", 0.5, 2, 6, 1));

        assertThat(PredictionTable.csv(List.of(scored), List.of(said(new Text("Oh, \"fine\"\n")))))
                .isEqualTo(HEADER
                        + "a,0.2,1.25,\"Dr. A, B\",\"Oh, \"\"fine\"\"\n\",1.5,positive,-1.0,2.5,,0.5,2,6,1,"
                        + "present,truncated,absent,one; two\r\n");
    }

    @Test
    void table_ofUtterances_hasNoTimes() {
        ScoredUtterance scored = scored(-1, new Completeness.Estimated(0.5f), Optional.empty());

        assertThat(PredictionTable.csv(List.of(scored), List.of(said(Absent.INSTANCE))))
                .isEqualTo(HEADER + "a,,,,,-1.0,negative,,,0.5,,,,,present,truncated,absent,one; two\r\n");
    }

    @Test
    void subtitles_haveSpeakerWordsAndScore_thatEndNoCue() {
        ScoredUtterance scored = scored(1.5f, new Completeness.NotEstimated(), Optional.empty());
        SegmentAccount spoken = new SegmentAccount(0, 1.25, "a <b> --> c & d", "Ann", 0.5, null, 0, 0);
        SegmentAccount silent = new SegmentAccount(3600.5, 3601, null, null, 0, null, 0, 0);

        assertThat(ScoreCues.webVtt(List.of(scored.in(spoken), scored.in(silent))))
                .isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:01.250
                        <v Ann>a &lt;b&gt; --&gt; c &amp; d [+1.50 positive]

                        01:00:00.500 --> 01:00:01.000
                        [+1.50 positive]
                        """);
    }
}
