package io.trimodal.media.analysis;

import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import java.util.Set;

/**
 * A recording and what is taken of it.
 *
 * @param tracks sound, pictures or both
 * @param rates of a NumPy array
 */
public record TrackSource(ClipSource source, Set<ClipTrack> tracks, ArrayRates rates) {
    /** @throws IllegalArgumentException if nothing is taken */
    public TrackSource {
        tracks = Set.copyOf(tracks);
        if (tracks.isEmpty() || tracks.contains(ClipTrack.CLIP)) {
            throw new IllegalArgumentException("of a recording sound, pictures or both are taken, not " + tracks);
        }
    }

    /** Whatever a recording has. */
    public static TrackSource both(ClipSource source, ArrayRates rates) {
        return new TrackSource(source, Set.of(ClipTrack.SOUND, ClipTrack.PICTURES), rates);
    }
}
