package io.trimodal.modeling.parameter;

import java.nio.ByteBuffer;

/** As what a tensor's numbers are written. */
public enum Stored {
    FLOAT32("F32", Float.BYTES) {
        @Override
        void put(ByteBuffer out, float value) {
            out.putFloat(value);
        }
    },
    /** Rounded to the nearest. */
    FLOAT16("F16", Short.BYTES) {
        @Override
        void put(ByteBuffer out, float value) {
            out.putShort(Float.floatToFloat16(value));
        }
    },
    /** Whole numbers from -128 to 127. */
    INT8("I8", Byte.BYTES) {
        @Override
        void put(ByteBuffer out, float value) {
            if ((byte) value != value) {
                throw new IllegalArgumentException("holds " + value + ", which is no int8");
            }
            out.put((byte) value);
        }
    };

    private final String key;
    private final int width;

    Stored(String key, int width) {
        this.key = key;
        this.width = width;
    }

    /** The name of the type in the format. */
    String key() {
        return key;
    }

    /** Bytes of a number. */
    int width() {
        return width;
    }

    abstract void put(ByteBuffer out, float value);
}
