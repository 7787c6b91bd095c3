package io.trimodal.binary;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** An entry's bytes, as many as its directory entry declares, with the declared CRC. */
final class VerifiedStream extends FilterInputStream {
    private final ZipEntry entry;
    private final CRC32 crc = new CRC32();
    private long left;

    VerifiedStream(InputStream in, ZipEntry entry) {
        super(in);
        this.entry = entry;
        this.left = entry.getSize();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            // entry.getSize() may be zero, so the end is checked here and not where the last byte is handed out
            verifyEnd();
            return -1;
        }
        int count = super.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw VerifiedZip.refusal("ends inside " + Printable.quoted(entry.getName()), null);
        }
        crc.update(target, offset, count);
        left -= count;
        if (left == 0) {
            verifyEnd();
        }
        return count;
    }

    private void verifyEnd() throws IOException {
        if (super.read() >= 0) {
            throw VerifiedZip.refusal("unpacks to more than it declares in " + Printable.quoted(entry.getName()), null);
        }
        if (crc.getValue() != entry.getCrc()) {
            throw VerifiedZip.refusal(
                    "is damaged: the checksum of " + Printable.quoted(entry.getName()) + " is wrong", null);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
