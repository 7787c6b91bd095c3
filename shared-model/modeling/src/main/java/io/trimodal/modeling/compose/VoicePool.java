package io.trimodal.modeling.compose;

import io.trimodal.feature.Features;
import io.trimodal.modeling.simulate.PlantedEvidence;
import io.trimodal.modeling.voice.Emotion;
import io.trimodal.modeling.voice.VoiceFeatures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The voices of one split, from which one is drawn that shows about what is wanted. */
final class VoicePool {
    /** How far the valence of a voice may lie from what is wanted. */
    private static final double WIDTH = 0.3;

    /** Share of voices that speak without emotion first, or afterwards. */
    private static final double CALM_PART = 0.35;

    private final List<VoiceFeatures> voices;
    private final Map<Emotion, List<VoiceFeatures>> byEmotion;
    private final Map<String, List<VoiceFeatures>> calm;
    private final int mostFrames;
    private final int dims;

    /** @param voices of one split, at least one @param dims that are taken of each row */
    VoicePool(List<VoiceFeatures> voices, int dims, int mostFrames) {
        this.voices = voices;
        this.mostFrames = mostFrames;
        this.dims = dims;
        byEmotion = voices.stream()
                .collect(Collectors.groupingBy(
                        voice -> voice.recording().emotion(), () -> new EnumMap<>(Emotion.class), Collectors.toList()));
        calm = voices.stream()
                .filter(voice -> voice.recording().emotion() == Emotion.NEUTRAL)
                .collect(Collectors.groupingBy(VoicePool::speaker));
    }

    private static String speaker(VoiceFeatures voice) {
        return voice.recording().corpus() + "/" + voice.recording().speaker();
    }

    List<VoiceFeatures> voices() {
        return voices;
    }

    /**
     * An emotion by how near it is, and any recording of it.
     *
     * @param strictly whether it must be of the wanted sign
     */
    VoiceFeatures draw(Random random, double wanted, boolean strictly) {
        List<Emotion> emotions = byEmotion.keySet().stream()
                .filter(emotion -> !strictly || emotion.valence() * wanted > 0)
                .toList();
        if (emotions.isEmpty()) {
            return voices.get(random.nextInt(voices.size()));
        }
        double[] nearness = emotions.stream()
                .mapToDouble(emotion -> Math.exp(-Math.pow((emotion.valence() - wanted) / WIDTH, 2)) + 1e-9)
                .toArray();
        double left = random.nextDouble() * java.util.Arrays.stream(nearness).sum();
        int chosen = 0;
        while (chosen < nearness.length - 1 && left > nearness[chosen]) {
            left -= nearness[chosen++];
        }
        List<VoiceFeatures> recordings = byEmotion.get(emotions.get(chosen));
        return recordings.get(random.nextInt(recordings.size()));
    }

    /** The voice, sometimes with a recording without emotion of the same speaker before or after it. */
    PlantedEvidence evidence(Random random, VoiceFeatures voice, boolean conflicting) {
        List<VoiceFeatures> others = calm.getOrDefault(speaker(voice), List.of());
        int copy = random.nextInt(1 + voice.varied().size());
        Features shown = trimmed(copy(voice, copy));
        List<Integer> peaks = IntStream.range(0, shown.frames()).boxed().toList();
        boolean joined = random.nextDouble() < CALM_PART && voice.recording().emotion() != Emotion.NEUTRAL;
        Features rows = shown;
        if (joined && !others.isEmpty()) {
            // The same variation of both: one microphone, one room.
            VoiceFeatures other = others.get(random.nextInt(others.size()));
            Features plain = trimmed(copy(other, Math.min(copy, other.varied().size())));
            boolean before = random.nextBoolean();
            int fits = Math.min(plain.frames(), mostFrames - shown.frames());
            if (fits > 0) {
                Features part = part(plain, 0, fits);
                rows = before ? joined(part, shown) : joined(shown, part);
                int from = before ? fits : 0;
                peaks = IntStream.range(from, from + shown.frames()).boxed().toList();
            }
        }
        return new PlantedEvidence(rows, peaks, voice.recording().emotion().valence(), conflicting);
    }

    private static Features copy(VoiceFeatures voice, int copy) {
        return copy == 0 ? voice.asRecorded() : voice.varied().get(copy - 1);
    }

    /** The first values of each row, and at most as many rows as a model takes. */
    private Features trimmed(Features features) {
        int frames = Math.min(mostFrames, features.frames());
        float[] values = new float[frames * dims];
        for (int row = 0; row < frames; row++) {
            System.arraycopy(features.values(), row * features.dims(), values, row * dims, dims);
        }
        return new Features(frames, dims, values);
    }

    private static Features part(Features features, int from, int frames) {
        float[] values = new float[frames * features.dims()];
        System.arraycopy(features.values(), from * features.dims(), values, 0, values.length);
        return new Features(frames, features.dims(), values);
    }

    private static Features joined(Features first, Features second) {
        List<Features> both = new ArrayList<>(List.of(first, second));
        float[] values = new float[first.values().length + second.values().length];
        System.arraycopy(both.get(0).values(), 0, values, 0, first.values().length);
        System.arraycopy(both.get(1).values(), 0, values, first.values().length, second.values().length);
        return new Features(first.frames() + second.frames(), first.dims(), values);
    }
}
