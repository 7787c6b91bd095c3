package io.trimodal.robustness;

import io.trimodal.predict.FusionMaps;
import java.util.List;

/** Adds up what noise did under one seed after the other. Not thread-safe. */
final class NoiseTally {
    private final List<Integer> frames;
    private final AttentionShares before;
    private final double score;
    private final MapTally alpha;
    private final MapTally beta;
    private int count;
    private double mean;
    private double squares;
    private double attention;
    private double moved;

    /** @param whole row 0 is the utterance as it was given */
    NoiseTally(List<Integer> frames, AttentionShares before, FusionMaps whole) {
        this.frames = frames;
        this.before = before;
        this.score = whole.fusion().score()[0];
        this.alpha = new MapTally(whole.alpha());
        this.beta = new MapTally(whole.beta());
    }

    void add(AttentionShares after, FusionMaps disturbed, int row) {
        count++;
        double distance = disturbed.fusion().score()[row] - mean;
        mean += distance / count;
        squares += distance * (disturbed.fusion().score()[row] - mean);
        attention += after.share(frames);
        moved += before.distance(after);
        alpha.add(disturbed.alpha(), row);
        beta.add(disturbed.beta(), row);
    }

    NoiseCheck result() {
        return new NoiseCheck(
                frames,
                score,
                mean,
                Math.sqrt(squares / count),
                before.share(frames),
                attention / count,
                moved / count,
                alpha.result(),
                beta.result());
    }
}
