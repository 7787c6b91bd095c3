package io.trimodal.modeling.compose;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.simulate.PlantedEvidence;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import io.trimodal.modeling.voice.VoiceFeatures;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Puts utterances together. The same seed, round and sentence give the same utterance; another round gives a sentence
 * another voice and face.
 */
public final class UtteranceComposer {
    public static final int MOST_FRAMES = UtteranceSimulator.MOST_FRAMES;

    /** Usual share of utterances, of those whose words are not neutral, in which one modality contradicts them. */
    public static final double CONFLICT_SHARE = 0.25;

    /** Words nearer to 0 than this cannot be contradicted. */
    private static final double NEUTRAL = 0.3;

    /** How far what voice and face show strays from the words, in [-1, 1]. */
    private static final double STRAY = 0.35;

    /** Shares of what is given: words alone, with a voice, with a face, both without words; the rest has all three. */
    private static final double[] MISSING = {0.3, 0.08, 0.08, 0.12};

    private static final List<Set<Modality>> GIVEN = List.of(
            EnumSet.of(Modality.LANGUAGE),
            EnumSet.of(Modality.LANGUAGE, Modality.AUDIO),
            EnumSet.of(Modality.LANGUAGE, Modality.VISION),
            EnumSet.of(Modality.AUDIO, Modality.VISION));

    private final Map<Split, VoicePool> voices = new EnumMap<>(Split.class);
    private final Map<Split, FacePool> faces = new EnumMap<>(Split.class);
    private final int faceDims;
    private final long seed;
    private final double conflictShare;

    /** With the usual share of conflicts. */
    public UtteranceComposer(Material material, long seed) {
        this(material, seed, CONFLICT_SHARE);
    }

    /** @param conflictShare in [0, 1] */
    public UtteranceComposer(Material material, long seed, double conflictShare) {
        if (!(conflictShare >= 0 && conflictShare <= 1)) {
            throw new IllegalArgumentException("the share of conflicts must be in [0, 1], not " + conflictShare);
        }
        this.conflictShare = conflictShare;
        this.seed = seed;
        this.faceDims = material.faceDims();
        for (Split split : Split.values()) {
            voices.put(split, new VoicePool(material.voices(split), material.voiceDims(), MOST_FRAMES));
            faces.put(split, new FacePool(material.faces(split)));
        }
    }

    /** All that composed utterances can have. */
    public Set<Modality> most() {
        return faces.get(Split.TRAIN).isEmpty()
                ? EnumSet.of(Modality.LANGUAGE, Modality.AUDIO)
                : EnumSet.allOf(Modality.class);
    }

    /**
     * @param words their sentiment, in [-1, 1]
     * @param whole whether nothing is missing
     */
    public ComposedUtterance compose(String sentence, float words, Split split, long round, boolean whole) {
        Random random = random(sentence, round);
        boolean conflict = Math.abs(words) >= NEUTRAL && random.nextDouble() < conflictShare;
        boolean faceless = faces.get(split).isEmpty();
        boolean inVoice = random.nextBoolean() || faceless;
        VoiceFeatures voice =
                voices.get(split).draw(random, wanted(random, words, conflict && inVoice), conflict && inVoice);
        PlantedEvidence audio = voices.get(split).evidence(random, voice, conflict && inVoice);
        PlantedEvidence vision = faceless
                ? new PlantedEvidence(noFace(), List.of(), 0, false)
                : face(random, split, words, audio.features().frames(), conflict && !inVoice);
        Set<Modality> given = EnumSet.copyOf(whole ? most() : given(random));
        given.retainAll(most());
        return new ComposedUtterance(audio, vision, given, new ComposedLabel(words, audio.shown(), vision.shown()));
    }

    private PlantedEvidence face(Random random, Split split, float words, int frames, boolean conflicting) {
        FaceFeatures peak = faces.get(split).draw(random, wanted(random, words, conflicting), conflicting);
        return faces.get(split).evidence(random, peak, frames, conflicting);
    }

    private static double wanted(Random random, float words, boolean conflicting) {
        double base = conflicting ? -Math.signum(words) * Math.max(0.7, Math.abs(words)) : words;
        double stray = STRAY * random.nextGaussian();
        return conflicting
                ? Math.signum(base) * Math.clamp(Math.abs(base + stray / 2), 0.4, 0.8)
                : Math.clamp(base + stray, -0.8, 1);
    }

    private static Set<Modality> given(Random random) {
        double draw = random.nextDouble();
        for (int i = 0; i < MISSING.length; i++) {
            draw -= MISSING[i];
            if (draw < 0) {
                return GIVEN.get(i);
            }
        }
        return EnumSet.allOf(Modality.class);
    }

    /** Voices alone, each of the split once, with the valence of their emotion. */
    public List<ComposedUtterance> voicesAlone(Split split, long round) {
        VoicePool pool = voices.get(split);
        return pool.voices().stream()
                .map(voice -> {
                    PlantedEvidence audio =
                            pool.evidence(random(voice.recording().file(), round), voice, false);
                    return new ComposedUtterance(
                            audio,
                            new PlantedEvidence(noFace(), List.of(), 0, false),
                            EnumSet.of(Modality.AUDIO),
                            new ComposedLabel(0, audio.shown(), 0));
                })
                .toList();
    }

    /** Faces alone, as they come, in runs of any length. @param count of them; none where the set has no faces */
    public List<ComposedUtterance> facesAlone(Split split, int count, int voiceDims, long round) {
        FacePool pool = faces.get(split);
        if (pool.isEmpty()) {
            return List.of();
        }
        Random random = random("faces of " + split, round);
        PlantedEvidence silent =
                new PlantedEvidence(new Features(1, voiceDims, new float[voiceDims]), List.of(), 0, false);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(_ -> {
                    int frames = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(MOST_FRAMES);
                    PlantedEvidence vision = pool.evidence(random, pool.any(random), frames, false);
                    return new ComposedUtterance(
                            silent, vision, EnumSet.of(Modality.VISION), new ComposedLabel(0, 0, vision.shown()));
                })
                .toList();
    }

    private Features noFace() {
        return new Features(1, faceDims, new float[faceDims]);
    }

    private Random random(String text, long round) {
        return new Random(UtteranceSimulator.hash(text) ^ (seed * 1_000_003 + round) * 0x9e3779b97f4a7c15L);
    }
}
