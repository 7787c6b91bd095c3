package io.trimodal.openface;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A header that was read already, and then the rest of its file. */
final class HeaderFirst extends Reader {
    private final Reader header;
    private final Reader rest;

    HeaderFirst(String header, Reader rest) {
        this.header = new StringReader(header);
        this.rest = rest;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int got = header.read(buffer, offset, length);
        return got >= 0 ? got : rest.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
