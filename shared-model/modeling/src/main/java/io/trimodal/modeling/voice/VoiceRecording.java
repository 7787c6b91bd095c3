package io.trimodal.modeling.voice;

import io.trimodal.modeling.sentence.Sentence.Split;

/**
 * One recording of a set of voices.
 *
 * @param file its name in the archive
 * @param corpus {@code ravdess} or {@code emodb}
 * @param speaker within the corpus
 * @param strong whether the actor was told to overdo it
 */
public record VoiceRecording(String file, String corpus, String speaker, Emotion emotion, boolean strong) {
    /** The split of its speaker. */
    public Split split() {
        return VoiceSplits.of(corpus, speaker);
    }
}
