package io.trimodal.server.live;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The default models and the front ends of the build, no ffmpeg, few places, little patience, and a ledger. */
public final class LiveServer implements QuarkusTestProfile {
    /** Of which one caller has half. */
    static final int CONNECTIONS = 4;

    static final int MESSAGE_SIZE = 300_000;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trimodal.clips.pixels", "9437184",
                "trimodal.clips.ffmpeg", "none",
                "trimodal.live.connections", Integer.toString(CONNECTIONS),
                "trimodal.live.seconds", "120",
                "trimodal.live.message-size", Integer.toString(MESSAGE_SIZE),
                "trimodal.live.idle-timeout", "5S",
                "trimodal.usage.ledger", "embedded",
                "trimodal.usage.file", "target/live-ledger");
    }

    /** Models that take no text and other features. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
