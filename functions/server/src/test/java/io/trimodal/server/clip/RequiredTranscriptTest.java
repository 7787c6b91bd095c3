package io.trimodal.server.clip;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a transcript is required, a recording that the service does not transcribe is refused. */
@QuarkusTest
@TestProfile(RequiredTranscriptTest.Required.class)
class RequiredTranscriptTest {
    /** As beside, and strict. */
    public static final class Required implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trimodal.clips.ffmpeg", "none", "trimodal.transcriber.required", "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StandInTranscriber.class));
        }

        /** Models that take no text and other features. */
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void serviceThatFails_is502_andOneThatAnswersIsNot() {
        TranscribedClipTest.predict(TranscribedClipTest.TALK)
                .statusCode(502)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:transcription-failed"))
                .body("detail", allOf(containsString("could not be transcribed"), containsString("status 500")));
        TranscribedClipTest.predict(TranscribedClipTest.MINUTE)
                .statusCode(200)
                .body("clip.segmented_by", equalTo("transcriber"));
    }
}
