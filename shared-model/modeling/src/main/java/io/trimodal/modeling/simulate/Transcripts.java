package io.trimodal.modeling.simulate;

import java.util.Random;

/** What a speech recogniser might write down of a sentence, SIMULATED from what was written. */
@FunctionalInterface
public interface Transcripts {
    /** The same text and random numbers give the same transcript. */
    String of(String text, Random random);

    /**
     * @param languageCode ISO 639-1; {@code zh}, or anything else for English
     * @param corpus whose words an English word can be mistaken for
     */
    static Transcripts in(String languageCode, Iterable<String> corpus) {
        return languageCode.equals("zh") ? new SimulatedChineseTranscript() : new SimulatedTranscript(corpus);
    }
}
