package io.trimodal.media.clip;

/**
 * What takes a clip while it is read, and decides what it keeps. Blocks of sound come in order and pictures come in
 * order; how the two mix differs from form to form. Called on the thread that reads.
 */
public interface ClipSink {
    /** Whether this track is to be decoded at all; {@link ClipTrack#CLIP} is never asked for. */
    boolean takes(ClipTrack track);

    /**
     * The next block of mono sound at {@link Waveform#RATE} Hz.
     *
     * @param block used again for the next block
     * @param length how many of its samples are sound, at least 1
     */
    void sound(float[] block, int length);

    /** The next picture, at most so many per second as asked for; its array is the sink's from now on. */
    void picture(PictureFrame picture);
}
