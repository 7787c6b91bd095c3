package io.trimodal.media.activity;

/** Tells how likely there is speech, a window of a waveform after the other. Has the state of one waveform. */
interface SpeechDetector {
    /** Samples of a window: 32 ms. */
    int WINDOW = 512;

    /** @param window the next {@value #WINDOW} samples @return probability, from 0 to 1 */
    double probability(float[] window);
}
