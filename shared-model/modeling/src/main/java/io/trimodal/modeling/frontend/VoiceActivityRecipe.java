package io.trimodal.modeling.frontend;

import io.trimodal.media.frontend.FrontEndKind;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.OutputDimension;
import io.trimodal.model.ModelId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Silero's detector of voice activity, version 6, as the npm package {@code @ricky0123/vad-web} carries it. */
final class VoiceActivityRecipe implements FrontEndRecipe {
    private static final NpmPackage CARRIER = new NpmPackage("@ricky0123/vad-web", "0.0.31");
    private static final String DIGEST = "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3";

    @Override
    public FrontEndDraft make(ModelId id, Path downloads) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("voice-activity.onnx", CARRIER.file("dist/silero_vad_v6.onnx", DIGEST, downloads));
        FrontEndManifest manifest = new FrontEndManifest(
                id,
                FrontEndKind.VOICE_ACTIVITY,
                "The probability of speech in windows of 32 ms (Silero VAD v6)",
                "MIT",
                "Silero Team, github.com/snakers4/silero-vad; from the npm package " + CARRIER
                        + ", dist/silero_vad_v6.onnx",
                Map.of("sample_rate", 16_000.0),
                List.of(new OutputDimension("speech", "1", "probability that the window holds speech")),
                Map.of());
        return new FrontEndDraft(manifest, files);
    }
}
