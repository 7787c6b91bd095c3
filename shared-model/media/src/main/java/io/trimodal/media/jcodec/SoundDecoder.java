package io.trimodal.media.jcodec;

import io.trimodal.media.packet.CodedPacket;

/** Decodes a track of sound, packet by packet. Not thread-safe. */
@FunctionalInterface
interface SoundDecoder {
    /** @throws io.trimodal.media.clip.ClipException for a packet that cannot be decoded */
    DecodedSound decode(CodedPacket packet, double second);
}
