package io.trimodal.cli.output;

import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.WebVtt;
import java.util.List;
import java.util.Locale;

/** The scores of a recording as WebVTT: a cue per segment with its speaker, its words and, behind them, its score. */
public final class ScoreCues {
    private ScoreCues() {}

    /** @param scores of segments, and not of utterances without times */
    public static String webVtt(List<ScoredUtterance> scores) {
        return WebVtt.write(scores.stream().map(ScoreCues::cue).toList());
    }

    private static Cue cue(ScoredUtterance scored) {
        SegmentAccount segment = scored.segment();
        String score = String.format(Locale.ROOT, "[%+.2f %s]", scored.score(), scored.sentiment());
        return new Cue(
                new CueTimes.Known(segment.start(), segment.end()),
                segment.text() == null ? score : segment.text() + " " + score,
                List.of(),
                segment.speaker() == null ? "" : segment.speaker());
    }
}
