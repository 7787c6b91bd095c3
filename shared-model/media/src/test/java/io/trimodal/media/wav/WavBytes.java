package io.trimodal.media.wav;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files as tests need them, right and wrong. */
public final class WavBytes {
    private WavBytes() {}

    /** A whole file: RIFF around the chunks. */
    public static byte[] riff(byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int size = 4;
        for (byte[] chunk : chunks) {
            size += chunk.length;
        }
        out.writeBytes(
                little(12).put(ascii("RIFF")).putInt(size).put(ascii("WAVE")).array());
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    /** A chunk with an honest size, padded. */
    public static byte[] chunk(String id, byte[] content) {
        return chunk(id, content.length, content.length % 2 == 0 ? content : append(content, new byte[1]));
    }

    /** A chunk that declares another size than it has. */
    public static byte[] chunk(String id, int declared, byte[] content) {
        return little(8 + content.length)
                .put(ascii(id))
                .putInt(declared)
                .put(content)
                .array();
    }

    public static byte[] format(int tag, int channels, int rate, int bits) {
        int frame = channels * ((bits + 7) / 8);
        return chunk(
                "fmt ",
                little(16)
                        .putShort((short) tag)
                        .putShort((short) channels)
                        .putInt(rate)
                        .putInt(rate * frame)
                        .putShort((short) frame)
                        .putShort((short) bits)
                        .array());
    }

    public static byte[] extensible(int subformat, int channels, int rate, int bits) {
        int frame = channels * ((bits + 7) / 8);
        return chunk(
                "fmt ",
                little(40)
                        .putShort((short) 0xFFFE)
                        .putShort((short) channels)
                        .putInt(rate)
                        .putInt(rate * frame)
                        .putShort((short) frame)
                        .putShort((short) bits)
                        .putShort((short) 22)
                        .putShort((short) bits)
                        .putInt(0)
                        .putShort((short) subformat)
                        .array());
    }

    /** Samples of 16 bits. */
    public static byte[] pcm16(double... samples) {
        ByteBuffer out = little(2 * samples.length);
        for (double sample : samples) {
            out.putShort((short) Math.round(sample * 32767));
        }
        return out.array();
    }

    /** A sine of one second and more, in mono and 16 bits. */
    public static byte[] sine(int rate, double hertz, double seconds) {
        double[] samples = new double[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.5 * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return riff(format(1, 1, rate, 16), chunk("data", pcm16(samples)));
    }

    public static byte[] append(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
