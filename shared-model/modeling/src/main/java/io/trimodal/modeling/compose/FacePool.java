package io.trimodal.modeling.compose;

import io.trimodal.feature.Features;
import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.simulate.PlantedEvidence;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The pictures of one split in which a face was found, of which runs are made: one picture a frame, five a second. FER+
 * has one picture of each person, so a run goes from one person's neutral face to another's that shows something; each
 * is held for several frames, with the small changes from frame to frame that detector and points have.
 */
final class FacePool {
    /** Pictures beside the nearest that may be drawn too. */
    private static final int AROUND = 150;

    /** Share of votes from which a face is neutral. */
    private static final float NEUTRAL = 0.7f;

    /** Share of runs that show one picture all the time. */
    private static final double HELD = 0.4;

    /** Deviation from frame to frame: of intensities in [0, 5], and of angles in radians. */
    private static final double FLICKER = 0.08;

    private static final double SWAY = 0.015;
    private static final int ANGLES = 3;

    /** Share of frames in which the face was not found. */
    private static final double LOST = 0.03;

    private final List<FaceFeatures> byValence;
    private final List<FaceFeatures> neutral;

    /** @param faces of one split */
    FacePool(List<FaceFeatures> faces) {
        byValence = faces.stream()
                .filter(FaceFeatures::found)
                .sorted(Comparator.comparing(FaceFeatures::valence).thenComparing(FaceFeatures::picture))
                .toList();
        neutral = byValence.stream()
                .filter(face -> face.neutral() >= NEUTRAL && Math.abs(face.valence()) < 0.2)
                .toList();
    }

    boolean isEmpty() {
        return byValence.isEmpty();
    }

    FaceFeatures any(Random random) {
        return byValence.get(random.nextInt(byValence.size()));
    }

    /**
     * A picture whose votes say about what is wanted.
     *
     * @param strictly whether it must be of the wanted sign
     */
    FaceFeatures draw(Random random, double wanted, boolean strictly) {
        int low = 0;
        int high = byValence.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (byValence.get(middle).valence() < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int place = low + random.nextInt(2 * AROUND + 1) - AROUND;
        FaceFeatures found = byValence.get(Math.clamp(place, 0, byValence.size() - 1));
        if (strictly && found.valence() * wanted <= 0) {
            return byValence.get(wanted < 0 ? Math.max(0, low - 1) : low);
        }
        return found;
    }

    /** @param frames at least one */
    PlantedEvidence evidence(Random random, FaceFeatures peak, int frames, boolean conflicting) {
        if (neutral.isEmpty() || frames < 4 || random.nextDouble() < HELD) {
            float[][] shown = new float[frames][];
            java.util.Arrays.fill(shown, peak.values());
            return evidence(random, shown, 0, frames, peak.valence(), conflicting);
        }
        int length = Math.min(frames - 1, 2 + random.nextInt(Math.max(1, frames / 2)));
        int start = random.nextInt(frames - length + 1);
        float[] before = neutral.get(random.nextInt(neutral.size())).values();
        float[] after = random.nextBoolean()
                ? before
                : neutral.get(random.nextInt(neutral.size())).values();
        float[][] shown = new float[frames][];
        for (int frame = 0; frame < frames; frame++) {
            shown[frame] = frame < start ? before : frame < start + length ? peak.values() : after;
        }
        return evidence(random, shown, start, start + length, peak.valence(), conflicting);
    }

    private static PlantedEvidence evidence(
            Random random, float[][] shown, int from, int to, float valence, boolean conflicting) {
        int dims = shown[0].length;
        float[] values = new float[shown.length * dims];
        for (int frame = 0; frame < shown.length; frame++) {
            boolean inPeak = frame >= from && frame < to;
            if (shown.length > 4 && !inPeak && random.nextDouble() < LOST) {
                continue;
            }
            for (int i = 0; i < dims; i++) {
                boolean angle = i >= dims - ANGLES;
                double value = shown[frame][i] + (angle ? SWAY : FLICKER) * random.nextGaussian();
                values[frame * dims + i] = (float) (angle ? value : Math.clamp(value, 0, 5));
            }
        }
        return new PlantedEvidence(
                new Features(shown.length, dims, values),
                IntStream.range(from, to).boxed().toList(),
                valence,
                conflicting);
    }
}
