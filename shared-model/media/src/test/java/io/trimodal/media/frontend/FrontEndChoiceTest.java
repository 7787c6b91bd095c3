package io.trimodal.media.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.ModelId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FrontEndChoiceTest {
    private final FrontEndChoice choice = new FrontEndChoice(Stream.of(
                    frontEnd("face", "1.0.0", FrontEndKind.FACE, "smile", "frown"),
                    frontEnd("voice", "1.0.0", FrontEndKind.VOICE, "pitch", "loudness"),
                    frontEnd("voice", "2.0.0", FrontEndKind.VOICE, "pitch", "loudness"),
                    frontEnd("voice", "3.0.0", FrontEndKind.VOICE, "pitch", "loudness", "rate"),
                    frontEnd("voice-activity", "1.0.0", FrontEndKind.VOICE_ACTIVITY, "speech", "noise"),
                    frontEnd("voice-other", "1.0.0", FrontEndKind.VOICE, "loudness", "pitch"))
            .toList());

    private static FrontEndPackage frontEnd(String name, String version, FrontEndKind kind, String... outputs) {
        FrontEndManifest manifest = new FrontEndManifest(
                new ModelId(name, version),
                kind,
                "A toy.",
                "Apache-2.0",
                "nowhere",
                Map.of(),
                Arrays.stream(outputs)
                        .map(output -> new OutputDimension(output, "1", output))
                        .toList(),
                Map.of());
        return new FrontEndPackage(Path.of(name, version), manifest, "");
    }

    private String chosen(Modality modality, int dims, String... names) {
        return name(choice.of(modality, new FeatureContract(dims, 4, List.of(names), "toy")));
    }

    private static String name(Optional<FrontEndPackage> found) {
        return found.map(each -> each.manifest().id().toString()).orElse("none");
    }

    @Test
    void names_areComparedInOrder() {
        assertThat(chosen(Modality.AUDIO, 2, "loudness", "pitch")).isEqualTo("voice-other:1.0.0");
        assertThat(chosen(Modality.AUDIO, 3, "pitch", "loudness", "rate")).isEqualTo("voice:3.0.0");
        assertThat(chosen(Modality.AUDIO, 2, "pitch", "noise")).isEqualTo("none");
    }

    @Test
    void newestVersionThatMakesThem_isTaken_thoughOneMakesMore() {
        assertThat(chosen(Modality.AUDIO, 2, "pitch", "loudness")).isEqualTo("voice:2.0.0");
    }

    @Test
    void withoutNames_theirNumberIsCompared() {
        assertThat(chosen(Modality.AUDIO, 2)).isEqualTo("voice:2.0.0");
        assertThat(chosen(Modality.AUDIO, 3)).isEqualTo("voice:3.0.0");
        assertThat(chosen(Modality.AUDIO, 4)).isEqualTo("none");
    }

    @Test
    void modality_hasItsKind() {
        assertThat(chosen(Modality.VISION, 2)).isEqualTo("face:1.0.0");
        assertThat(chosen(Modality.LANGUAGE, 2)).isEqualTo("none");
        assertThat(name(choice.activity())).isEqualTo("voice-activity:1.0.0");
        assertThat(name(choice.usual(Modality.AUDIO))).isEqualTo("voice:3.0.0");
    }
}
