package io.trimodal.media.clip;

import java.util.Arrays;

/**
 * Takes sound of any rate and channel count, averages its channels and brings it to {@link Waveform#RATE} Hz. Not
 * thread-safe.
 */
public final class SoundOutput {
    /** Beyond what any recorder writes. */
    private static final int MOST_CHANNELS = 256;

    private static final int MOST_RATE = 768_000;

    private final ClipOutput output;
    private final int rate;
    private final int channels;
    private final Resampler resampler;
    private float[] mono = new float[1024];
    private long frames;

    SoundOutput(ClipOutput output, long rate, int channels) {
        if (rate < 1 || rate > MOST_RATE) {
            throw new InvalidClipException(ClipTrack.SOUND, "is of " + rate + " Hz, expected 1 to " + MOST_RATE);
        }
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new InvalidClipException(
                    ClipTrack.SOUND, "has " + channels + " channels, expected 1 to " + MOST_CHANNELS);
        }
        this.output = output;
        this.rate = (int) rate;
        this.channels = channels;
        this.resampler = new Resampler(this.rate, output::block);
    }

    public int rate() {
        return rate;
    }

    public int channels() {
        return channels;
    }

    /** Frames taken so far, one sample of each channel a frame. */
    public long frames() {
        return frames;
    }

    /** How far it is, in seconds. */
    public double second() {
        return (double) frames / rate;
    }

    /** Takes {@code [count, channels]} samples from {@code from} on. */
    public void accept(float[] interleaved, int from, int count) {
        if (mono.length < count) {
            mono = new float[count];
        }
        for (int i = 0, at = from; i < count; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += interleaved[at++];
            }
            mono[i] = usable(sum / channels);
        }
        frames += count;
        resampler.accept(mono, count);
    }

    /** What is not a number, as float files may hold, is silence; beyond full scale is cut. */
    private static float usable(float sample) {
        return Float.isNaN(sample) ? 0 : Math.clamp(sample, -1f, 1f);
    }

    /** Takes silence, where a track has a gap. */
    public void silence(long count) {
        Arrays.fill(mono, 0);
        for (long left = count; left > 0; left -= mono.length) {
            output.check(ClipTrack.SOUND, second());
            int here = (int) Math.min(left, mono.length);
            frames += here;
            resampler.accept(mono, here);
        }
    }

    /** Gives what is left in the filter; nothing comes after it. */
    public void end() {
        resampler.end();
    }
}
