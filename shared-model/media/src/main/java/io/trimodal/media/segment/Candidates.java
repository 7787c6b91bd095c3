package io.trimodal.media.segment;

/** The best place to cut among those that were offered. Not thread-safe. */
final class Candidates {
    private final double even;
    private final double earliestPause;
    private int sentence = -1;
    private double sentenceDistance;
    private int pause = -1;
    private double longestPause;
    private int word = -1;
    private double wordDistance;

    /**
     * @param even time that makes parts of like length
     * @param earliestPause before which a pause is no reason to cut
     */
    Candidates(double even, double earliestPause) {
        this.even = even;
        this.earliestPause = earliestPause;
    }

    void offer(int index, boolean endsSentence, double time, double pauseSeconds) {
        double distance = Math.abs(time - even);
        if (endsSentence && (sentence < 0 || distance < sentenceDistance)) {
            sentence = index;
            sentenceDistance = distance;
        }
        if (pauseSeconds > longestPause && time >= earliestPause) {
            pause = index;
            longestPause = pauseSeconds;
        }
        if (word < 0 || distance < wordDistance) {
            word = index;
            wordDistance = distance;
        }
    }

    /** Index of the best; -1 if none was offered. */
    int best() {
        return sentence >= 0 ? sentence : pause >= 0 ? pause : word;
    }

    /** What the best is. */
    CutPlace place() {
        return sentence >= 0 ? CutPlace.SENTENCE : pause >= 0 ? CutPlace.PAUSE : CutPlace.WORD;
    }
}
