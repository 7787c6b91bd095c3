package io.trimodal.media.analysis;

/** Is given the sound of a clip too, while that is read: mono at 16 kHz. */
@FunctionalInterface
public interface SoundCopy {
    /** Nobody is. */
    SoundCopy NONE = (_, _) -> {};

    /** The next samples. @param block used again afterwards @param count of its samples */
    void add(float[] block, int count);
}
