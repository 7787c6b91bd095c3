package io.trimodal.function.live;

import java.nio.ByteBuffer;

/** How samples are written, little-endian. */
enum SampleFormat {
    S16LE("s16le", Short.BYTES) {
        @Override
        float next(ByteBuffer samples) {
            return samples.getShort() / 32768f;
        }
    },
    F32LE("f32le", Float.BYTES) {
        @Override
        float next(ByteBuffer samples) {
            return samples.getFloat();
        }
    };

    private final String key;
    private final int bytes;

    SampleFormat(String key, int bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    String key() {
        return key;
    }

    int bytes() {
        return bytes;
    }

    abstract float next(ByteBuffer samples);
}
