package io.trimodal.media.form;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Recordings that somebody tampered with. */
final class Patched {
    private Patched() {}

    /** Where a name of four characters stands for the n-th time, from 0 on. */
    static int find(byte[] bytes, String name, int nth) {
        byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
        int seen = 0;
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            boolean same = true;
            for (int j = 0; j < wanted.length; j++) {
                same &= bytes[i + j] == wanted[j];
            }
            if (same && seen++ == nth) {
                return i;
            }
        }
        throw new AssertionError("no " + name);
    }

    /** A number of 32 bits at some distance from the first such name. */
    static byte[] number(byte[] bytes, String name, int distance, int value) {
        byte[] patched = bytes.clone();
        ByteBuffer.wrap(patched).putInt(find(bytes, name, 0) + distance, value);
        return patched;
    }

    /** Another name in the place of each such name. */
    static byte[] name(byte[] bytes, String name, String other) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(name, other)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Every key frame of an MP4 of pictures alone turned into another slice. */
    static byte[] withoutKeyFrames(byte[] bytes) {
        byte[] patched = bytes.clone();
        ByteBuffer in = ByteBuffer.wrap(patched);
        int mdat = find(bytes, "mdat", 0);
        int end = mdat - 4 + in.getInt(mdat - 4);
        for (int at = mdat + 4; at + 4 < end; at += 4 + in.getInt(at)) {
            if ((patched[at + 4] & 0x1F) == 5) {
                patched[at + 4] = 0x61;
            }
        }
        return patched;
    }
}
