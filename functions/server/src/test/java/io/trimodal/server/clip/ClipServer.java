package io.trimodal.server.clip;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The default models and the front ends of the build, no ffmpeg, short clips, and a ledger. */
public final class ClipServer implements QuarkusTestProfile {
    /** The longest clip, in seconds. */
    static final int LONGEST = 6;

    /** The most segments of one. */
    static final int SEGMENTS = 30;

    /** The most characters of one text. */
    static final int CHARACTERS = 400;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trimodal.clips.seconds", Integer.toString(LONGEST),
                "trimodal.clips.segments", Integer.toString(SEGMENTS),
                "trimodal.clips.pixels", "9437184",
                "trimodal.limits.text-characters", Integer.toString(CHARACTERS),
                "trimodal.clips.ffmpeg", "none",
                "trimodal.usage.ledger", "embedded",
                "trimodal.usage.file", "target/clip-ledger");
    }

    /** Models that take no text and other features. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
