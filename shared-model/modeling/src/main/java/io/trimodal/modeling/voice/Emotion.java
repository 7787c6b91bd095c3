package io.trimodal.modeling.voice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an actor was told to express, as the sets name it, and the sentiment that it stands for. */
public enum Emotion {
    HAPPY(1.0f),
    SURPRISED(0.2f),
    CALM(0.2f),
    NEUTRAL(0),
    BORED(-0.4f),
    FEARFUL(-0.7f),
    SAD(-0.8f),
    ANGRY(-0.8f),
    DISGUST(-0.8f);

    private final float valence;

    Emotion(float valence) {
        this.valence = valence;
    }

    /** In [-1, 1]: the weights that are used for the votes on pictures too; calm and bored are in voices alone. */
    public float valence() {
        return valence;
    }

    /** One of those that happy voices are told from. */
    public boolean isNegative() {
        return this == ANGRY || this == SAD || this == FEARFUL || this == DISGUST;
    }

    static Optional<Emotion> named(String written) {
        return Arrays.stream(values())
                .filter(emotion -> emotion.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst();
    }

    /** As the sets write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
