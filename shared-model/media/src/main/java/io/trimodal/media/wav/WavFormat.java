package io.trimodal.media.wav;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the chunk {@code fmt} says.
 *
 * @param width bytes of one sample
 */
record WavFormat(Coding coding, int channels, long rate, int width) {
    /** Bytes of the plain form of the chunk. */
    static final int LEAST_BYTES = 16;

    private static final int SUBFORMAT = 24;

    /** How a sample is written; integers of 8 bits are unsigned. */
    enum Coding {
        INTEGER,
        FLOAT
    }

    /** @throws InvalidClipException for what no file can hold */
    static WavFormat of(byte[] chunk) {
        if (chunk.length < LEAST_BYTES) {
            throw invalid("a format chunk of " + chunk.length + " bytes, expected 16 or more");
        }
        ByteBuffer fields = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int tag = Short.toUnsignedInt(fields.getShort());
        int channels = Short.toUnsignedInt(fields.getShort());
        long rate = Integer.toUnsignedLong(fields.getInt());
        fields.getInt();
        int block = Short.toUnsignedInt(fields.getShort());
        int bits = Short.toUnsignedInt(fields.getShort());
        if (tag == 0xFFFE) {
            if (chunk.length < SUBFORMAT + 2) {
                throw invalid("an extensible format without its subformat");
            }
            tag = Short.toUnsignedInt(fields.getShort(SUBFORMAT));
        }
        Coding coding = coding(tag, bits);
        int width = (bits + 7) / 8;
        if (channels == 0) {
            throw invalid("0 channels, expected 1 or more");
        }
        // some writers leave the size of a block at 0
        if (block != 0 && block != channels * width) {
            throw invalid("blocks of " + block + " bytes, expected " + channels * width + " for " + channels
                    + " channels of " + bits + " bits");
        }
        return new WavFormat(coding, channels, rate, width);
    }

    private static Coding coding(int tag, int bits) {
        return switch (tag) {
            case 1 -> {
                if (bits < 1 || bits > 32) {
                    throw invalid("integers of " + bits + " bits, expected 8, 16, 24 or 32");
                }
                yield Coding.INTEGER;
            }
            case 3 -> {
                if (bits != 32 && bits != 64) {
                    throw invalid("floating point of " + bits + " bits, expected 32 or 64");
                }
                yield Coding.FLOAT;
            }
            default ->
                throw new MissingDecoderException(
                        ClipTrack.SOUND, String.format("a WAV coded as 0x%04X, expected PCM or floating point", tag));
        };
    }

    static InvalidClipException invalid(String found) {
        return new InvalidClipException(ClipTrack.SOUND, "the WAV header has " + found);
    }

    /** Bytes of one sample of each channel. */
    int frame() {
        return channels * width;
    }

    /** Turns {@code count} samples from the start of {@code bytes} into [-1, 1]. */
    void decode(byte[] bytes, int count, float[] target) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            target[i] = sample(in);
        }
    }

    private float sample(ByteBuffer in) {
        if (coding == Coding.FLOAT) {
            return width == 4 ? in.getFloat() : (float) in.getDouble();
        }
        return switch (width) {
            case 1 -> (Byte.toUnsignedInt(in.get()) - 128) / 128f;
            case 2 -> in.getShort() / 32768f;
            case 3 -> (Byte.toUnsignedInt(in.get()) | Byte.toUnsignedInt(in.get()) << 8 | in.get() << 16) / 8388608f;
            default -> in.getInt() / 2147483648f;
        };
    }
}
