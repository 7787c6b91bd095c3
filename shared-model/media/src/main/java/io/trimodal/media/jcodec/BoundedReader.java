package io.trimodal.media.jcodec;

import java.nio.ByteBuffer;
import java.util.List;
import org.jcodec.codecs.h264.decode.FrameReader;
import org.jcodec.codecs.h264.decode.SliceReader;

/** Reads slices as the library does, but with an end. */
final class BoundedReader extends FrameReader {
    private final int macroblocks;

    /** @param macroblocks of a picture */
    BoundedReader(int macroblocks) {
        this.macroblocks = macroblocks;
    }

    @Override
    public List<SliceReader> readFrame(List<ByteBuffer> units) {
        int bytes = units.stream().mapToInt(ByteBuffer::remaining).sum();
        List<SliceReader> slices = super.readFrame(units);
        if (slices != null) {
            slices.forEach(slice -> DecoderFields.countBins(slice, bytes, macroblocks));
        }
        return slices;
    }
}
