package io.trimodal.function.request;

import java.io.ByteArrayInputStream;

/** The bytes of a document: read one after the other by a parser, and looked at again for what it does not tell. */
final class Body extends ByteArrayInputStream {
    Body(byte[] bytes) {
        super(bytes);
    }

    byte[] bytes() {
        return buf;
    }

    /** @param index of the byte that is read next */
    void seek(int index) {
        pos = index;
    }

    /**
     * Where a byte is to a reader, both counted from 1.
     *
     * @param column in bytes
     */
    record Place(int line, int column) {}

    /** The place of the byte at {@code index}; lines end as Jackson has it: with \\n, \\r or both. */
    Place place(int index) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(index, count); i++) {
            boolean both = buf[i] == '\r' && i + 1 < count && buf[i + 1] == '\n';
            if (buf[i] == '\n' || buf[i] == '\r' && !both) {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, index - start + 1);
    }
}
