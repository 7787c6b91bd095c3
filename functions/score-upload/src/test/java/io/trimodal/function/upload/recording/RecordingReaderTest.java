package io.trimodal.function.upload.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.function.clip.ClipAccount;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.upload.config.TranscriptRule;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.runtime.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A recording is read for the model that the metadata name, as models decide which front end reads it. */
final class RecordingReaderTest {
    private final List<RequestedClip> read = new ArrayList<>();

    private PredictRequest request(Map<String, String> metadata) {
        RecordingReader reader = new RecordingReader((clip, _) -> {
            read.add(clip);
            return new ReadClip(List.of(), new ClipAccount(1, "speech", "", List.of(), 0, List.of(), List.of()));
        });
        UploadOptions options = UploadOptions.of("talk.wav", metadata, TranscriptRule.OPTIONAL);
        return reader.read(Path.of("talk.wav"), "talk", List.of(), options, Cancellation.NEVER);
    }

    @Test
    void metadata_nameTheModel() {
        PredictRequest request = request(Map.of(UploadOptions.MODEL, "other:1.0.0"));

        assertThat(request.model()).isEqualTo(new ModelReference.Named("other:1.0.0"));
        assertThat(read.getFirst().models()).containsExactly("other:1.0.0");
    }

    @Test
    void withoutThem_itIsTheDefault() {
        request(Map.of());

        assertThat(read.getFirst().models()).isEmpty();
    }
}
