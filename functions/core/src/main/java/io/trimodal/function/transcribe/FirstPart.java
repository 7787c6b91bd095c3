package io.trimodal.function.transcribe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream. */
final class FirstPart extends FilterInputStream {
    private int left;

    FirstPart(InputStream whole, int bytes) {
        super(whole);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = super.read(into, from, Math.min(most, left));
        left -= Math.max(0, count);
        return count;
    }
}
