package io.trimodal.openface;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Breaks off at a line that is too long, before anybody holds all of it in memory, and at what is no text. */
final class LineLimit extends FilterReader {
    private final int most;
    private long line = 1;
    private int length;

    LineLimit(Reader in, int most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            count((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int got = super.read(buffer, offset, count);
        for (int i = 0; i < got; i++) {
            count(buffer[offset + i]);
        }
        return got;
    }

    private void count(char c) {
        if (c == '\n') {
            line++;
            length = 0;
        } else if (c == 0) {
            throw InvalidOpenFaceException.at(line, "has a NUL character: the file is damaged, or not UTF-8");
        } else if (++length > most) {
            throw InvalidOpenFaceException.at(line, "is longer than " + most + " characters");
        }
    }
}
