package io.trimodal.cli;

import java.nio.charset.StandardCharsets;

/** The first bytes of files that are given by mistake. */
final class SomeFiles {
    static final byte[] MPEG4 = bytes("\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2avc1mp41");
    static final byte[] WAVE = bytes("RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0");
    static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
    static final byte[] PICKLE = bytes("\u0080\u0004\u0095");

    private SomeFiles() {}

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
