package io.trimodal.function.upload.recording;

import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.Taken;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.function.request.Origin;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** Makes the call of a recording that lies in a file. Thread-safe; blocks while it decodes. */
@Singleton
public final class RecordingReader {
    /** What is wrong with the transcript is said of this field. */
    public static final String TRANSCRIPT = "/transcript";

    private final ClipUtterances clips;

    public RecordingReader(ClipUtterances clips) {
        this.clips = clips;
    }

    /**
     * @param id goes before the numbers of segments
     * @param transcript one or none
     * @param until asked between packets
     * @throws io.trimodal.function.problem.RequestException if it cannot be read
     * @throws io.trimodal.runtime.OverloadedException if too many are being decoded
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    public PredictRequest read(
            Path file, String id, List<byte[]> transcript, UploadOptions options, Cancellation until) {
        RequestedClip clip = new RequestedClip(
                        "",
                        id,
                        List.of(new Recording("", Taken.ALL, ClipSource.of(file))),
                        transcript.stream()
                                .map(words -> new WrittenWords(TRANSCRIPT, words))
                                .toList(),
                        options.face(),
                        ArrayRates.DEFAULT)
                .forModels(options.model().names());
        ReadClip read = clips.read(clip, until);
        return new PredictRequest(options.model(), read.utterances(), new Origin.Clip(read.account()));
    }
}
