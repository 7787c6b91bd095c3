package io.trimodal.media.jcodec;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import org.jcodec.codecs.mpa.Mp3Decoder;

/** The bytes of frames before that the library's decoder keeps to itself. */
final class Mp3Fields {
    private static final Field RESERVOIR = field();

    private Mp3Fields() {}

    private static Field field() {
        try {
            Field field = Mp3Decoder.class.getDeclaredField("frameData");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static ByteBuffer reservoir(Mp3Decoder decoder) {
        try {
            return (ByteBuffer) RESERVOIR.get(decoder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
