package io.trimodal.modeling.voice;

import io.trimodal.feature.Features;
import io.trimodal.media.clip.Waveform;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.modeling.sentence.Sentence.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reads recordings through the front end that serves, those of training also as others could have given them. */
public final class VoiceReader {
    private final VoiceFrontEnd frontEnd;
    private final int variations;
    private final long seed;
    private final SpokenPart part;

    /**
     * @param frontEnd it stays the caller's to close
     * @param variations of each recording for training
     * @param seed of the variations
     * @param part of each recording that is kept
     */
    public VoiceReader(VoiceFrontEnd frontEnd, int variations, long seed, SpokenPart part) {
        this.frontEnd = frontEnd;
        this.variations = variations;
        this.seed = seed;
        this.part = part;
    }

    /** @param sound of any rate */
    public VoiceFeatures read(VoiceRecording recording, FlacRecording sound) {
        float[] samples = Waveform.of(sound.samples(), sound.sampleRate()).samples();
        List<Features> varied = new ArrayList<>();
        if (recording.split() == Split.TRAIN) {
            Random random = new Random(seed * 1_000_003 + recording.file().hashCode());
            for (int i = 0; i < variations; i++) {
                varied.add(features(VoiceVariation.drawn(random).of(samples, random)));
            }
        }
        return new VoiceFeatures(recording, features(samples), varied);
    }

    private Features features(float[] samples) {
        return part.of(samples, frontEnd.features(samples));
    }
}
