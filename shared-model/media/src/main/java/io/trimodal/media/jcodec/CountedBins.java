package io.trimodal.media.jcodec;

import java.nio.ByteBuffer;
import org.jcodec.codecs.common.biari.MDecoder;

/**
 * An arithmetic decoder that gives up after as many bins as a slice can have (ITU-T H.264, 7.4.2.10, for bytes and
 * macroblocks). Behind the end of a slice the library's own reads zeros, with which it may count for ever.
 */
final class CountedBins extends MDecoder {
    private static final int SLACK = 1024;

    private final MDecoder decoder;
    private long left;

    CountedBins(MDecoder decoder, int bytes, int macroblocks) {
        // what this class inherits is not used, but wants two bytes
        super(ByteBuffer.wrap(new byte[2]), new int[2][0]);
        this.decoder = decoder;
        this.left = 32L * bytes / 3 + 96L * macroblocks + SLACK;
    }

    @Override
    public int decodeBin(int context) {
        count();
        return decoder.decodeBin(context);
    }

    @Override
    public int decodeBinBypass() {
        count();
        return decoder.decodeBinBypass();
    }

    @Override
    public int decodeFinalBin() {
        count();
        return decoder.decodeFinalBin();
    }

    private void count() {
        if (left-- <= 0) {
            throw new IllegalStateException("a slice of more bins than its bytes can hold");
        }
    }
}
