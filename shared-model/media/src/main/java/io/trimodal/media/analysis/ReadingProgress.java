package io.trimodal.media.analysis;

import io.trimodal.media.clip.ClipTrack;

/** Is told how far the reading of a clip is; called by the thread that reads, some times for each second. */
@FunctionalInterface
public interface ReadingProgress {
    /** Nobody is told. */
    ReadingProgress NONE = (_, _) -> {};

    /**
     * The track was read up to there. Most forms are read one track after the other, sound first.
     *
     * @param track sound or pictures
     * @param second from the clip's start
     */
    void reached(ClipTrack track, double second);
}
