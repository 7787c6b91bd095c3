package io.trimodal.modeling.simulate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a voice and a face for a sentence and its label. Both are simulated: five frames a second, a few peak frames
 * that follow the label amid variation that has nothing to do with it (speaker, lighting, pose, noise). In a share of
 * utterances one of the two modalities shows the opposite. The same seed and sentence give the same utterance.
 */
public final class UtteranceSimulator {
    /** Frames per second; fifty frames are ten seconds, the papers' first published length. */
    public static final int FRAMES_PER_SECOND = 5;

    public static final int MOST_FRAMES = 50;

    /** Words per second of unhurried speech. */
    private static final double SPEECH_RATE = 2.6;

    /** Share of utterances in which one modality contradicts language. */
    private static final double CONFLICT_SHARE = 0.15;

    /** How far what a modality shows strays from the label, in units of the label's half range. */
    private static final double STRAY = 0.45;

    private final long seed;

    public UtteranceSimulator(long seed) {
        this.seed = seed;
    }

    /**
     * @param sentence decides length and, with the seed, all chance
     * @param sentiment the label over its half range, in [-1, 1]
     */
    public SimulatedUtterance simulate(String sentence, float sentiment) {
        Random random = new Random(seed ^ hash(sentence));
        int words = sentence.split("\\s+").length;
        double seconds = words / (SPEECH_RATE * (0.8 + 0.4 * random.nextDouble())) + 0.6;
        int frames = Math.clamp(Math.round(seconds * FRAMES_PER_SECOND), 6, MOST_FRAMES);
        boolean conflict = random.nextDouble() < CONFLICT_SHARE;
        boolean inAudio = random.nextBoolean();
        PlantedEvidence audio = evidence(random, sentiment, frames, conflict && inAudio, true);
        PlantedEvidence vision = evidence(random, sentiment, frames, conflict && !inAudio, false);
        return new SimulatedUtterance(audio, vision);
    }

    private static PlantedEvidence evidence(
            Random random, float sentiment, int frames, boolean conflicting, boolean voice) {
        double base = conflicting ? -Math.signum(sentiment) * Math.max(0.4, Math.abs(sentiment)) : sentiment;
        float shown = (float) Math.clamp(base + STRAY * random.nextGaussian(), -1, 1);
        List<Integer> peaks = peaks(random, frames);
        double[] strength = new double[frames];
        for (int peak : peaks) {
            strength[peak] = 0.7 + 0.6 * random.nextDouble();
        }
        return new PlantedEvidence(
                voice
                        ? SimulatedVoice.features(random, strength, shown)
                        : SimulatedFace.features(random, strength, shown),
                peaks,
                shown,
                conflicting);
    }

    /** One or two runs of two to four frames. */
    private static List<Integer> peaks(Random random, int frames) {
        boolean[] chosen = new boolean[frames];
        int runs = frames >= 15 && random.nextBoolean() ? 2 : 1;
        for (int run = 0; run < runs; run++) {
            int length = 2 + random.nextInt(3);
            int start = random.nextInt(frames - length + 1);
            for (int i = start; i < start + length; i++) {
                chosen[i] = true;
            }
        }
        List<Integer> peaks = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            if (chosen[i]) {
                peaks.add(i);
            }
        }
        return peaks;
    }

    /** Unlike String.hashCode, spreads similar sentences over all 64 bits. */
    public static long hash(String sentence) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : sentence.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
