package io.trimodal.modeling.frontend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/** The signals of goldens/voice/make-goldens.py: mono, 16 kHz. */
final class VoiceSignals {
    static final Path FOLDER = Path.of("src", "test", "resources", "goldens", "voice");
    static final int RATE = 16_000;
    private static final int SAMPLES = 19_200;
    private static final int WAV_HEADER = 44;

    private VoiceSignals() {}

    static float[] of(String name) {
        double[] noise = noise(SAMPLES);
        return switch (name) {
            case "vowel" -> samples(i -> vowel((double) i / RATE));
            case "chirp" -> samples(i -> chirp((double) i / RATE) + 0.001 * noise[i]);
            case "noise" -> samples(i -> 0.1 * noise[i]);
            case "silence" ->
                samples(i -> {
                    double t = (double) i / RATE;
                    return t >= 0.4 && t < 0.8 ? 0.5 * Math.sin(2 * Math.PI * 220 * t) : 0;
                });
            case "speech" -> speech();
            default -> throw new IllegalArgumentException("no signal " + name);
        };
    }

    /** What espeak-ng said: 16-bit PCM behind a plain header. */
    static float[] speech() {
        try {
            ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("speech.wav")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[(wav.limit() - WAV_HEADER) / Short.BYTES];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = wav.getShort(WAV_HEADER + i * Short.BYTES) / 32768f;
            }
            return samples;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A voice of 135 to 165 Hz with a vibrato of 5 Hz. */
    private static double vowel(double t) {
        double phase = 2 * Math.PI * (150 * t - 3 / (2 * Math.PI) * (Math.cos(2 * Math.PI * 5 * t) - 1));
        double sum = 0;
        for (int harmonic = 1; harmonic <= 12; harmonic++) {
            sum += 0.3 / harmonic * Math.sin(harmonic * phase);
        }
        return sum;
    }

    private static double chirp(double t) {
        double phase = 2 * Math.PI * (100 * t + 400 / 2.4 * t * t);
        return 0.4 * Math.sin(phase) + 0.1 * Math.sin(2 * phase);
    }

    private static double[] noise(int count) {
        double[] values = new double[count];
        long state = 1;
        for (int i = 0; i < count; i++) {
            state = (1_664_525 * state + 1_013_904_223) % (1L << 32);
            values[i] = (double) state / (1L << 31) - 1;
        }
        return values;
    }

    private static float[] samples(IntToDoubleFunction formula) {
        float[] samples = new float[SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) formula.applyAsDouble(i);
        }
        return samples;
    }
}
