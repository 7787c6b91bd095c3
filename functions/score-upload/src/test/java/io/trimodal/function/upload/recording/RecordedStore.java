package io.trimodal.function.upload.recording;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.trimodal.function.model.s3.SignedStore;
import java.util.List;
import java.util.Map;

/** The default models and the front ends of the build, an S3 that checks signatures, and no ffmpeg. */
public final class RecordedStore implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trimodal.clips.ffmpeg", "none",
                "trimodal.clips.pixels", "9437184",
                "trimodal.clips.transcript-size", "10000",
                "trimodal.uploads.spool", "target/spool");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SignedStore.class));
    }

    /** Models that take no text and other features. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
