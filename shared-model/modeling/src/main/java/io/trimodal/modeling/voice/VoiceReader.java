package io.trimodal.modeling.voice;

import io.trimodal.feature.Features;
import io.trimodal.media.clip.Waveform;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.modeling.sentence.Sentence.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Reads recordings through the front end that serves, those of training also as others could have given them. */
public final class VoiceReader {
    private final VoiceFrontEnd frontEnd;
    private final int variations;
    private final long seed;
    private final boolean spoken;

    /**
     * @param frontEnd it stays the caller's to close
     * @param variations of each recording for training
     * @param seed of the variations
     * @param spoken whether what comes before the first and after the last sound with a pitch is left out
     */
    public VoiceReader(VoiceFrontEnd frontEnd, int variations, long seed, boolean spoken) {
        this.frontEnd = frontEnd;
        this.variations = variations;
        this.seed = seed;
        this.spoken = spoken;
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
        Features all = frontEnd.features(samples);
        return spoken ? spoken(all) : all;
    }

    /**
     * From the first to the last row that has a pitch, about as segments are served, which begin and end with speech.
     *
     * @param features rows of a voice, whose first value is the pitch, 0 where there is none
     * @return all rows where none has a pitch
     */
    static Features spoken(Features features) {
        int dims = features.dims();
        int[] pitched = IntStream.range(0, features.frames())
                .filter(row -> features.values()[row * dims] > 0)
                .toArray();
        if (pitched.length == 0) {
            return features;
        }
        int first = pitched[0];
        int last = pitched[pitched.length - 1];
        return new Features(
                last - first + 1, dims, Arrays.copyOfRange(features.values(), first * dims, (last + 1) * dims));
    }
}
