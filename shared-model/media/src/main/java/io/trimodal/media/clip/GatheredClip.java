package io.trimodal.media.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sink that keeps everything, for clips whose limits say that there is memory for it. Not thread-safe. */
public final class GatheredClip implements ClipSink {
    private final boolean keepsPictures;
    private final List<PictureFrame> pictures = new ArrayList<>();
    private float[] samples = new float[1 << 14];
    private int length;

    private GatheredClip(boolean keepsPictures) {
        this.keepsPictures = keepsPictures;
    }

    /** Keeps sound alone. */
    public static GatheredClip ofSound() {
        return new GatheredClip(false);
    }

    /** Keeps sound and pictures. */
    public static GatheredClip ofBoth() {
        return new GatheredClip(true);
    }

    @Override
    public boolean takes(ClipTrack track) {
        return track == ClipTrack.SOUND || keepsPictures;
    }

    @Override
    public void sound(float[] block, int count) {
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(length + count, 2 * samples.length));
        }
        System.arraycopy(block, 0, samples, length, count);
        length += count;
    }

    @Override
    public void picture(PictureFrame picture) {
        pictures.add(picture);
    }

    /** The whole sound. */
    public Waveform waveform() {
        return new Waveform(Arrays.copyOf(samples, length));
    }

    /** The pictures in order. */
    public List<PictureFrame> pictures() {
        return List.copyOf(pictures);
    }
}
