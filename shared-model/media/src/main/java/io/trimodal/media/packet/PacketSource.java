package io.trimodal.media.packet;

import java.io.IOException;
import java.util.Optional;

/** The packets of one track, in the order in which they are decoded. */
@FunctionalInterface
public interface PacketSource {
    /**
     * The next one; empty after the last.
     *
     * @throws io.trimodal.media.clip.InvalidClipException for a container that is damaged here
     * @throws IOException if the disk fails
     */
    Optional<CodedPacket> next() throws IOException;
}
