package io.trimodal.media.activity;

/**
 * When speech begins and ends. Two thresholds, so that a probability that hovers about one of them does not cut.
 *
 * @param enter probability from which speech begins
 * @param leave probability below which a pause may begin; at most {@code enter}
 * @param shortestSpeech seconds; anything shorter is dropped, as a click or a breath
 * @param shortestPause seconds; a shorter pause does not end a span
 * @param padding seconds that a span gets before and after; two spans never overlap, as this is at most half of
 *     {@code shortestPause}
 * @param longestSpeech seconds after which a span is cut where speech was least likely
 */
public record VoiceActivityOptions(
        double enter, double leave, double shortestSpeech, double shortestPause, double padding, double longestSpeech) {
    /** Pauses of 0.3 s and more cut, as between sentences; the thresholds are those that Silero recommends. */
    public static final VoiceActivityOptions DEFAULT = new VoiceActivityOptions(0.5, 0.35, 0.25, 0.3, 0.1, 30);

    public VoiceActivityOptions {
        if (!(leave > 0 && leave <= enter && enter < 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be between 0 and 1, and leave at most enter, not " + leave + " and " + enter);
        }
        if (!(shortestSpeech >= 0 && shortestPause > 0 && longestSpeech >= 1 && longestSpeech > shortestSpeech)) {
            throw new IllegalArgumentException("shortest_speech must be at least 0, shortest_pause above 0 and"
                    + " longest_speech at least 1 s and above shortest_speech, not " + shortestSpeech + ", "
                    + shortestPause + " and " + longestSpeech);
        }
        if (!(padding >= 0 && 2 * padding <= shortestPause)) {
            throw new IllegalArgumentException(
                    "padding must be from 0 to half of shortest_pause, not " + padding + " of " + shortestPause);
        }
    }
}
