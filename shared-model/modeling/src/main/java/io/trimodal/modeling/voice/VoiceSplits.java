package io.trimodal.modeling.voice;

import io.trimodal.modeling.sentence.Sentence.Split;
import java.util.Set;

/**
 * Who speaks in which split, chosen once and before anything was trained, with as many women as men in each: a speaker
 * who was heard in training is never heard again.
 *
 * <pre>
 *            train                        valid              test
 * ravdess    actor-01 … actor-16          actor-17 … 20      actor-21 … 24
 * emodb      03, 08, 10, 11, 13, 14       speaker-09, 12     speaker-15, 16
 * </pre>
 */
final class VoiceSplits {
    private static final Set<String> VALID = Set.of(
            "ravdess/actor-17",
            "ravdess/actor-18",
            "ravdess/actor-19",
            "ravdess/actor-20",
            "emodb/speaker-09",
            "emodb/speaker-12");
    private static final Set<String> TEST = Set.of(
            "ravdess/actor-21",
            "ravdess/actor-22",
            "ravdess/actor-23",
            "ravdess/actor-24",
            "emodb/speaker-15",
            "emodb/speaker-16");

    private VoiceSplits() {}

    static Split of(String corpus, String speaker) {
        String key = corpus + "/" + speaker;
        return VALID.contains(key) ? Split.VALID : TEST.contains(key) ? Split.TEST : Split.TRAIN;
    }
}
