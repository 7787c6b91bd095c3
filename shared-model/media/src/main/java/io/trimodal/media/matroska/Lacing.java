package io.trimodal.media.matroska;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several frames in one block (RFC 9559, 10.3), in three ways of saying their sizes. */
final class Lacing {
    /** Two bytes of time and one of flags. */
    private static final int HEAD = 3;

    private final byte[] block;
    private final ClipTrack track;
    private final double second;
    private int at = HEAD;

    private Lacing(byte[] block, ClipTrack track, double second) {
        this.block = block;
        this.track = track;
        this.second = second;
    }

    /** @param block from its time on, at least three bytes */
    static List<byte[]> of(byte[] block, ClipTrack track, double second) {
        int kind = block[2] >> 1 & 3;
        return kind == 0
                ? List.of(Arrays.copyOfRange(block, HEAD, block.length))
                : new Lacing(block, track, second).frames(kind);
    }

    private List<byte[]> frames(int kind) {
        int count = u8() + 1;
        int[] sizes = new int[count];
        if (kind == 2) {
            Arrays.fill(sizes, (block.length - at) / count);
        } else {
            for (int i = 0; i + 1 < count; i++) {
                sizes[i] = kind == 1 ? xiph() : i == 0 ? (int) vint(false) : sizes[i - 1] + (int) vint(true);
            }
            int last = block.length - at;
            for (int i = 0; i + 1 < count; i++) {
                last -= sizes[i];
            }
            sizes[count - 1] = last;
        }
        List<byte[]> frames = new ArrayList<>();
        for (int size : sizes) {
            if (size < 0 || size > block.length - at) {
                throw fault();
            }
            frames.add(Arrays.copyOfRange(block, at, at + size));
            at += size;
        }
        return frames;
    }

    private int xiph() {
        int size = 0;
        int part = 0xFF;
        while (part == 0xFF) {
            part = u8();
            size += part;
        }
        return size;
    }

    /** @param signed whether half of its range is taken off, as for differences */
    private long vint(boolean signed) {
        int first = u8();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 4) {
            throw fault();
        }
        long value = first & (0xFF >> length);
        for (int i = 1; i < length; i++) {
            value = value << 8 | u8();
        }
        return signed ? value - ((1L << 7 * length - 1) - 1) : value;
    }

    private int u8() {
        if (at >= block.length) {
            throw fault();
        }
        return Byte.toUnsignedInt(block[at++]);
    }

    private InvalidClipException fault() {
        return new InvalidClipException(track, second, "frames that do not fit into their block");
    }
}
