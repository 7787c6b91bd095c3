package io.trimodal.media.mp3;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The four bytes before each frame (ISO/IEC 11172-3, 2.4.2.3, and 13818-3 for the lower rates).
 *
 * @param version 3 for MPEG-1, 2 for MPEG-2, 0 for MPEG-2.5
 * @param rate in Hz
 * @param size of the frame with this header, in bytes; 0 where the bit rate is free
 * @param intensity whether the joint stereo is of intensity
 * @param checked whether a checksum follows
 */
public record FrameHeader(
        int version, int layer, int rate, int channels, int size, boolean intensity, boolean checked) {
    /** Length of a header. */
    public static final int BYTES = 4;

    private static final int[] KBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44_100, 48_000, 32_000};

    /** Whether these bytes can be a header at all. */
    static boolean isHeader(int word) {
        return (word & 0xFFE00000) == 0xFFE00000
                && (word >>> 19 & 3) != 1
                && (word >>> 17 & 3) != 0
                && (word >>> 12 & 15) != 15
                && (word >>> 10 & 3) != 3;
    }

    /** @param word that {@link #isHeader} holds for */
    static FrameHeader of(int word) {
        int version = word >>> 19 & 3;
        int rate = RATES[word >>> 10 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int kbits = (version == 3 ? KBITS_1 : KBITS_2)[word >>> 12 & 15];
        int mode = word >>> 6 & 3;
        int samples = version == 3 ? 1152 : 576;
        int size = kbits == 0 ? 0 : samples / 8 * kbits * 1000 / rate + (word >>> 9 & 1);
        return new FrameHeader(
                version,
                4 - (word >>> 17 & 3),
                rate,
                mode == 3 ? 1 : 2,
                size,
                mode == 1 && (word >>> 4 & 1) == 1,
                (word >>> 16 & 1) == 0);
    }

    /** That of a frame. @return empty where the bytes are none that is whole */
    public static Optional<FrameHeader> read(byte[] frame) {
        if (frame.length < BYTES) {
            return Optional.empty();
        }
        int word = ByteBuffer.wrap(frame).getInt();
        return isHeader(word)
                ? Optional.of(of(word)).filter(header -> header.size > 0 && header.size <= frame.length)
                : Optional.empty();
    }

    /** Samples of each channel in a frame of layer 3. */
    public int samples() {
        return version == 3 ? 1152 : 576;
    }

    /** Bytes between the header, or its checksum, and the sound. */
    public int sideInformation() {
        return version == 3 ? channels == 1 ? 17 : 32 : channels == 1 ? 9 : 17;
    }

    /** Whether another frame can be of the same stream. */
    boolean continues(FrameHeader other) {
        return version == other.version && layer == other.layer && rate == other.rate;
    }
}
