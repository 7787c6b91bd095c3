package io.trimodal.media.mp3;

import io.trimodal.media.packet.CodedPacket;
import io.trimodal.media.packet.PacketSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Frames with their times. A first frame that only describes the others is left out; where it says how many samples the
 * encoder put before and after the sound, those are not shown. Not thread-safe.
 */
final class Mp3Packets implements PacketSource {
    /** Samples by which every decoder is late. */
    private static final int DECODER_DELAY = 529;

    /** From the name Xing or Info to the encoder's delay. */
    private static final int TO_DELAY = 141;

    private static final int HAS_FRAMES = 1;

    private final Mp3Frames frames;
    private long samples;
    private long end = Long.MAX_VALUE;
    private boolean started;

    Mp3Packets(Mp3Frames frames) {
        this.frames = frames;
    }

    @Override
    public Optional<CodedPacket> next() throws IOException {
        if (!frames.advance()) {
            return Optional.empty();
        }
        byte[] bytes = frames.bytes();
        if (!started) {
            started = true;
            if (describes(bytes, frames.header())) {
                return next();
            }
        }
        FrameHeader header = frames.header();
        long shown = Math.clamp(end - samples, 0, header.samples());
        CodedPacket packet = new CodedPacket((double) samples / header.rate(), (double) shown / header.rate(), bytes);
        samples += header.samples();
        return Optional.of(packet);
    }

    private boolean describes(byte[] bytes, FrameHeader header) {
        int at = FrameHeader.BYTES + (header.checked() ? 2 : 0) + header.sideInformation();
        if (at + 4 > bytes.length) {
            return false;
        }
        String name = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
        if (!name.equals("Xing") && !name.equals("Info")) {
            return false;
        }
        if (at + TO_DELAY + 3 <= bytes.length && bytes[at + 120] != 0) {
            int delay =
                    Byte.toUnsignedInt(bytes[at + TO_DELAY]) << 4 | Byte.toUnsignedInt(bytes[at + TO_DELAY + 1]) >> 4;
            int padding = (bytes[at + TO_DELAY + 1] & 15) << 8 | Byte.toUnsignedInt(bytes[at + TO_DELAY + 2]);
            samples = -(delay + DECODER_DELAY);
            if ((bytes[at + 7] & HAS_FRAMES) != 0) {
                long count = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at + 8));
                end = count * header.samples() - delay - padding;
            }
        }
        return true;
    }
}
