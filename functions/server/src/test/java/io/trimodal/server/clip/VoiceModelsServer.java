package io.trimodal.server.clip;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Models that take different values of a voice, the front ends of the build, and no ffmpeg. */
public final class VoiceModelsServer implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("trimodal.clips.ffmpeg", "none");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(VoiceModels.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
