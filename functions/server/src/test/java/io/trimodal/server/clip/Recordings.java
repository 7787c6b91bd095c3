package io.trimodal.server.clip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Recordings that are made here, each the same every time. */
final class Recordings {
    /** Of sound, in Hz. */
    static final int RATE = 16_000;

    private static final String TRANSCRIPT = """
            WEBVTT

            00:00.200 --> 00:01.800
            <v Ann>What a lovely day.

            00:02.100 --> 00:03.900
            <v Ben>I have seen better ones.
            """;

    private static final double PITCH = 140;
    private static final int SYLLABLES_PER_SECOND = 4;

    private Recordings() {}

    /** Two sentences of two people within four seconds, in WebVTT. */
    static byte[] transcript() {
        return TRANSCRIPT.getBytes(StandardCharsets.UTF_8);
    }

    /** Something like a voice: a buzz of ten harmonics in syllables. @param seconds of it */
    static float[] voice(double seconds) {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            double time = (double) i / RATE;
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                buzz += Math.sin(2 * Math.PI * PITCH * harmonic * time) / harmonic;
            }
            samples[i] = (float) (0.2 * buzz * Math.pow(Math.sin(Math.PI * SYLLABLES_PER_SECOND * time), 2));
        }
        return samples;
    }

    /** One channel of 16 bits. */
    static byte[] wav(double seconds) {
        return wav(voice(seconds));
    }

    /** One channel of 16 bits. */
    static byte[] wav(float... samples) {
        ByteBuffer file = ByteBuffer.allocate(44 + Short.BYTES * samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(36 + Short.BYTES * samples.length)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(Short.BYTES * RATE)
                .putShort((short) Short.BYTES)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(Short.BYTES * samples.length);
        for (float sample : samples) {
            file.putShort((short) Math.round(sample * Short.MAX_VALUE));
        }
        return file.array();
    }

    /** {@code [samples]} of float32. */
    static byte[] waveform(float... samples) {
        ByteBuffer data = ByteBuffer.allocate(Float.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            data.putFloat(sample);
        }
        return npy("<f4", "(" + samples.length + ",)", data.array());
    }

    /** {@code [frames, height, width, 3]} of uint8: shades that change from frame to frame, and nobody in them. */
    static byte[] frames(int frames, int height, int width) {
        byte[] values = new byte[frames * height * width * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (i % 251);
        }
        return frames(frames, height, width, values);
    }

    /** The same with pixels that are given. */
    static byte[] frames(int frames, int height, int width, byte[] values) {
        return npy("|u1", "(%d, %d, %d, 3)".formatted(frames, height, width), values);
    }

    private static byte[] npy(String type, String shape, byte[] data) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
        return ByteBuffer.allocate(10 + header.length() + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(ascii(header))
                .put(data)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
