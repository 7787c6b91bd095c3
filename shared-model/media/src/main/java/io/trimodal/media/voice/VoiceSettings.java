package io.trimodal.media.voice;

import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.model.InvalidPackageException;

/**
 * How the code around a voice front end's graph computes; numbers of its manifest.
 *
 * @param sampleRate of the waveform, in hertz
 * @param hop samples from one frame to the next
 * @param frameLength samples of a frame, whose middle is at a multiple of the hop
 * @param contextHops hops that the graph takes beyond its frames
 * @param framesPerOutput frames that make one row of features
 * @param pitchFrameLength samples in the middle of a frame in which the pitch is looked for
 * @param lowestPitch in hertz
 * @param highestPitch in hertz
 * @param troughThreshold YIN's: the first trough below is the period
 * @param voicedBelow aperiodicity below which a frame is voiced
 * @param silentBelow root mean square of a frame below which it is unvoiced
 */
record VoiceSettings(
        int sampleRate,
        int hop,
        int frameLength,
        int contextHops,
        int framesPerOutput,
        int pitchFrameLength,
        double lowestPitch,
        double highestPitch,
        double troughThreshold,
        double voicedBelow,
        double silentBelow) {
    private static final int MOST_SAMPLES = 1 << 20;

    /** @throws InvalidPackageException naming the setting that is missing or impossible */
    static VoiceSettings of(FrontEndManifest manifest) {
        try {
            return new VoiceSettings(
                    count(manifest, "sample_rate"),
                    count(manifest, "hop"),
                    count(manifest, "frame_length"),
                    count(manifest, "context_hops"),
                    count(manifest, "frames_per_output"),
                    count(manifest, "pitch_frame_length"),
                    manifest.setting("lowest_pitch"),
                    manifest.setting("highest_pitch"),
                    manifest.setting("trough_threshold"),
                    manifest.setting("voiced_below"),
                    manifest.setting("silent_below"));
        } catch (InvalidPackageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidPackageException(manifest.id().toString(), e.getMessage(), e);
        }
    }

    VoiceSettings {
        if (!(lowestPitch > 0 && highestPitch > lowestPitch && highestPitch <= sampleRate / 4.0)) {
            throw new IllegalArgumentException("/settings/lowest_pitch and highest_pitch must rise from above 0 to at"
                    + " most a quarter of the sample rate, not " + lowestPitch + " and " + highestPitch);
        }
        if (pitchFrameLength > frameLength || sampleRate / lowestPitch + 1 >= pitchFrameLength) {
            throw new IllegalArgumentException("/settings/pitch_frame_length must be at most frame_length and more than"
                    + " one period of lowest_pitch, not " + pitchFrameLength);
        }
    }

    /** The shortest period, in samples. */
    int shortestPeriod() {
        return (int) Math.floor(sampleRate / highestPitch);
    }

    /** The longest period, in samples. */
    int longestPeriod() {
        return (int) Math.ceil(sampleRate / lowestPitch);
    }

    /** Frames a second. */
    double fineRate() {
        return (double) sampleRate / hop;
    }

    /** Rows of features a second. */
    double outputRate() {
        return fineRate() / framesPerOutput;
    }

    private static int count(FrontEndManifest manifest, String name) {
        double value = manifest.setting(name);
        if (value != Math.rint(value) || value < 1 || value > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "/settings/" + name + " must be a whole number from 1 to " + MOST_SAMPLES + ", not " + value);
        }
        return (int) value;
    }
}
