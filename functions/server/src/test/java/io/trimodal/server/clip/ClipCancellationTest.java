package io.trimodal.server.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.Taken;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.runtime.CancelledException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A clip that nobody waits for any longer is not read to its end. */
@QuarkusTest
@TestProfile(ClipServer.class)
class ClipCancellationTest {
    private static final RequestedClip CLIP = new RequestedClip(
            "/clip",
            "",
            List.of(new Recording("/clip/part", Taken.ALL, ClipSource.of(Recordings.wav(4)))),
            List.of(new WrittenWords("/clip/transcript", Recordings.transcript())),
            new FaceSelection.Largest(),
            ArrayRates.DEFAULT);

    @Inject
    ClipUtterances clips;

    @Test
    void read_ofACallerWhoGoesMeanwhile_endsWithinTheClip() {
        AtomicInteger asked = new AtomicInteger();

        // once for its turn, then by the decoder
        assertThatThrownBy(() -> clips.read(CLIP, () -> asked.incrementAndGet() == 3))
                .isInstanceOf(CancelledException.class);

        assertThat(asked).hasValue(3);
        assertThat(clips.read(CLIP).utterances()).as("its place is free again").hasSize(2);
    }
}
