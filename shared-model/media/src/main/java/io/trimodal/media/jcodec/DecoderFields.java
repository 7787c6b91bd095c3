package io.trimodal.media.jcodec;

import java.lang.reflect.Field;
import org.jcodec.codecs.h264.H264Decoder;

/**
 * Two fields of the library's decoder that nothing else gives access to. Without the first it starts threads that
 * nobody ends; the second holds the pictures that a hostile stream never lets go.
 */
final class DecoderFields {
    private static final Field THREADED = field("threaded");
    private static final Field REFERENCES = field("sRefs");

    private DecoderFields() {}

    private static Field field(String name) {
        try {
            Field field = H264Decoder.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Lets it decode on the thread that calls. */
    static void useCallersThread(H264Decoder decoder) {
        try {
            THREADED.setBoolean(decoder, false);
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
