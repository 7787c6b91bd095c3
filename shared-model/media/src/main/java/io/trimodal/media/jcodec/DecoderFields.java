package io.trimodal.media.jcodec;

import java.lang.reflect.Field;
import org.jcodec.codecs.common.biari.MDecoder;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.decode.SliceReader;

/**
 * Fields of the library's decoder that nothing else gives access to: whether it starts threads, which nobody ends; the
 * pictures that it keeps, which a hostile stream never lets go; and what reads slices, which may not end.
 */
final class DecoderFields {
    private static final Field THREADED = field(H264Decoder.class, "threaded");
    private static final Field REFERENCES = field(H264Decoder.class, "sRefs");
    private static final Field READER = field(H264Decoder.class, "reader");
    private static final Field BINS = field(SliceReader.class, "mDecoder");

    private DecoderFields() {}

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A decoder that works on the thread that calls, and reads slices to their end. */
    static H264Decoder decoder(int macroblocks) {
        H264Decoder decoder = new H264Decoder();
        try {
            THREADED.setBoolean(decoder, false);
            READER.set(decoder, new BoundedReader(macroblocks));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return decoder;
    }

    /** Lets the bins of a slice be counted, where it has such. */
    static void countBins(SliceReader slice, int bytes, int macroblocks) {
        try {
            if (BINS.get(slice) instanceof MDecoder bins) {
                BINS.set(slice, new CountedBins(bins, bytes, macroblocks));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many pictures it keeps for later ones. */
    static int references(H264Decoder decoder) {
        try {
            Object[] references = (Object[]) REFERENCES.get(decoder);
            int count = 0;
            for (Object reference : references == null ? new Object[0] : references) {
                count += reference == null ? 0 : 1;
            }
            return count;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
