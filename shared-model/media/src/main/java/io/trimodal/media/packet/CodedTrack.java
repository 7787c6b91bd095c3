package io.trimodal.media.packet;

import io.trimodal.media.clip.ClipTrack;
import java.io.IOException;

/**
 * A track of a container.
 *
 * @param track sound or pictures
 * @param orientation of pictures
 * @param packets opens its packets from the start
 */
public record CodedTrack(ClipTrack track, TrackCodec codec, Orientation orientation, Packets packets) {
    /** Opens the packets. */
    @FunctionalInterface
    public interface Packets {
        PacketSource open() throws IOException;
    }
}
