package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.clip.ClipAccount;
import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.runtime.Cancellation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ClipFieldsTest {
    private static final Utterance FOUND =
            new Utterance("0", new Text("words"), Absent.INSTANCE, Absent.INSTANCE, List.of());

    private final List<RequestedClip> asked = new ArrayList<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private final ClipUtterances clips = (clip, cancellation) -> {
        asked.add(clip);
        cancellations.add(cancellation);
        return new ReadClip(List.of(FOUND), new ClipAccount(1, "transcript", List.of(), 0, List.of(), List.of()));
    };
    private final PartsRequestReader reader =
            new PartsRequestReader(new PredictRequestReader(TestLimits.SMALL, clips), TestLimits.SMALL);

    /** @param namesAndContents name, content, name, content, … */
    private static SequencedMap<String, byte[]> parts(String... namesAndContents) {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            parts.put(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return parts;
    }

    @Test
    void read_clip_isAskedForWithTheCallersCancellation() {
        Cancellation gone = () -> true;
        PredictRequest request = reader.read(
                parts("clip", "RIFF1234WAVE", "transcript", "words", "face", "first", "frame_rate", "2.5"),
                FurtherFields.NONE,
                gone);
        assertThat(request.origin()).isInstanceOf(Origin.Clip.class);
        assertThat(request.utterances()).hasSize(1);
        assertThat(cancellations).containsExactly(gone);
        RequestedClip clip = asked.getFirst();
        assertThat(clip.face()).isEqualTo(new FaceSelection.First());
        assertThat(clip.rates().framesPerSecond()).isEqualTo(2.5);
        assertThat(clip.recordings()).hasSize(1);
        assertThat(clip.transcript()).hasSize(1);
    }

    @Test
    void read_partThatIsUnused_isRefusedBeforeTheClipIsRead() {
        assertThatThrownBy(() -> reader.read(parts("clip", "RIFF1234WAVE", "colour", "red"), FurtherFields.NONE))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("colour");
        assertThat(asked).isEmpty();
    }

    @Test
    void read_everythingBesideSound_isRefused() {
        assertThatThrownBy(
                        () -> reader.read(parts("clip", "RIFF1234WAVE", "audio", "RIFF1234WAVE"), FurtherFields.NONE))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("stands beside");
    }
}
