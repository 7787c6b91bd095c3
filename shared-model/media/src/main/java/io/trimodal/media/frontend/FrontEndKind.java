package io.trimodal.media.frontend;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a front end works on, and so which code knows what to feed to its graphs. */
public enum FrontEndKind {
    /** Waveform to audio features. */
    VOICE,
    /** Picture frames to vision features. */
    FACE,
    /** Waveform to the probability of speech. */
    VOICE_ACTIVITY;

    /** As manifests have it: {@code voice-activity}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming the kinds that there are */
    static FrontEndKind of(String key) {
        return Stream.of(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Stream.of(values()).map(FrontEndKind::key).collect(Collectors.joining(", ")) + ", not '" + key
                        + "'"));
    }
}
