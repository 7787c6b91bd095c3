package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.mp3.FrameHeader;
import io.trimodal.media.packet.CodedPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.codecs.mpa.Mp3Decoder;

/** MP3 by jcodec. Frames lean on bytes of those before them, so that a few cannot be decoded where one was cut. */
final class Mp3Sound implements SoundDecoder {
    private static final int MOST_BYTES = 2 * 2 * 1152;
    /** Frames say in nine bits how far back they lean. */
    private static final int MOST_HISTORY = 511;

    private final Guard guard;
    private Mp3Decoder decoder = new Mp3Decoder();
    /** What frames of before hold of the next ones' sound. */
    private byte[] history = new byte[0];

    private int channels;

    Mp3Sound(Guard guard) {
        this.guard = guard;
    }

    @Override
    public DecodedSound decode(CodedPacket packet, double second) {
        FrameHeader header = FrameHeader.read(packet.bytes())
                .orElseThrow(() -> new InvalidClipException(ClipTrack.SOUND, second, "a packet that is no MP3"));
        if (header.layer() != 3 || header.intensity()) {
            throw new MissingDecoderException(ClipTrack.SOUND, "MPEG audio of layer 1 or 2, or of intensity stereo");
        }
        if (header.channels() != channels) {
            channels = header.channels();
            decoder = new Mp3Decoder();
        }
        // what the library keeps of frames before is off by some bytes after some of them
        Mp3Fields.reservoir(decoder).clear().put(history);
        int sound = FrameHeader.BYTES + (header.checked() ? 2 : 0) + header.sideInformation();
        history = joined(history, packet.bytes(), Math.min(sound, header.size()), header.size());
        try {
            return guard.call(
                    ClipTrack.SOUND, second, "MP3", () -> decode(decoder, arranged(packet.bytes(), header), header));
        } catch (InvalidClipException e) {
            decoder = new Mp3Decoder();
            throw e;
        }
    }

    /** The last of both that a frame can lean on. */
    private static byte[] joined(byte[] before, byte[] frame, int from, int to) {
        byte[] joined = Arrays.copyOf(before, before.length + to - from);
        System.arraycopy(frame, from, joined, before.length, to - from);
        return Arrays.copyOfRange(joined, Math.max(0, joined.length - MOST_HISTORY), joined.length);
    }

    /** The library expects a checksum at the end, and not after the header where it is. */
    private static byte[] arranged(byte[] frame, FrameHeader header) {
        if (!header.checked()) {
            return frame.clone();
        }
        int rest = FrameHeader.BYTES + 2;
        byte[] arranged = new byte[frame.length];
        System.arraycopy(frame, 0, arranged, 0, FrameHeader.BYTES);
        System.arraycopy(frame, rest, arranged, FrameHeader.BYTES, frame.length - rest);
        return arranged;
    }

    private static DecodedSound decode(Mp3Decoder decoder, byte[] frame, FrameHeader header) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(MOST_BYTES);
        int whole = header.samples() * header.channels() * Short.BYTES;
        try {
            decoder.decodeFrame(ByteBuffer.wrap(frame), target);
        } catch (IllegalArgumentException e) {
            // it goes back to bytes behind the end, when all is decoded
            if (target.position() != whole) {
                throw e;
            }
            target.flip();
        }
        return DecodedSound.of(target, header.rate(), header.channels());
    }
}
