package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.analysis.AnalysedClip;
import io.trimodal.media.analysis.ClipAnalyser;
import io.trimodal.media.analysis.ClipInProgress;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.analysis.InstalledFrontEnds;
import io.trimodal.media.analysis.MissingFrontEndException;
import io.trimodal.media.analysis.UnservedContractException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.form.ClipReader;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest;
import io.trimodal.model.ModelId;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Front ends that are chosen by what models take; none for faces is there. */
final class InstalledFrontEndsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() {
        FrontEndBuild.main(new String[] {folder.toString(), folder.toString(), "voice:1.0.0", "voice-prosody:1.0.0"});
    }

    private static InstalledFrontEnds installed() {
        return InstalledFrontEnds.of(new FrontEndFolder(folder), new OnnxGraphs(RuntimeOptions.cpu(1)));
    }

    private static Manifest model(String name, int dims, List<String> names) {
        return new Manifest(
                new ModelId(name, "1"),
                "A toy.",
                Architecture.ALMT,
                Map.of(),
                Map.of(
                        Modality.LANGUAGE, new FeatureContract(3, 4, List.of(), "Words."),
                        Modality.AUDIO, new FeatureContract(dims, 4, names, "Voice."),
                        Modality.VISION, new FeatureContract(20, 4, List.of(), "Face.")),
                LabelScale.MOSI,
                new Manifest.LanguageSource.FeaturesOnly(),
                new Manifest.Provenance("formula", "none", "none", -1, List.of()),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    private static int dims(FrontEnds frontEnds) {
        ClipInProgress clip = new ClipAnalyser(new ClipReader(Optional.empty()), frontEnds)
                .follow(VoiceActivityOptions.DEFAULT, ClipOptions.DEFAULT);
        clip.sound(new float[4_000], 4_000);
        AnalysedClip whole = clip.end();
        return ((Features) whole.voice().features(0, whole.seconds())).dims();
    }

    @Test
    void frontEnd_isTheModels_andLoadedOnce() {
        try (InstalledFrontEnds installed = installed()) {
            assertThat(installed.loaded()).isZero();
            assertThat(dims(installed.of(List.of(model("a", 40, List.of()))))).isEqualTo(40);
            // with what tells where somebody speaks
            assertThat(installed.loaded()).isEqualTo(2);
            assertThat(dims(installed.of(List.of(model("b", 40, List.of()), model("a", 40, List.of())))))
                    .isEqualTo(40);
            assertThat(installed.loaded()).isEqualTo(2);
            assertThat(dims(installed.of(List.of(model("c", 33, List.of()))))).isEqualTo(33);
            assertThat(installed.loaded()).isEqualTo(3);
            assertThat(dims(installed.of(List.of()))).isEqualTo(33);
        }
    }

    @Test
    void sound_forAModelThatTakesSomethingElse_isRefused() {
        try (InstalledFrontEnds installed = installed()) {
            FrontEnds none = installed.of(List.of(model("a", 2, List.of("log_f0", "loudness"))));

            assertThatThrownBy(() -> dims(none))
                    .isInstanceOf(UnservedContractException.class)
                    .hasMessageContaining("model a:1 takes 2 values (log_f0, loudness) a frame of audio")
                    .hasMessageContaining("voice:1.0.0 makes 33 values (log_f0, mfcc_0, mfcc_1, mfcc_2, …), where value"
                            + " 2 is mfcc_0 and not loudness");
            assertThatThrownBy(() -> none.require(Set.of(ClipTrack.SOUND)))
                    .isInstanceOf(UnservedContractException.class);
            none.require(Set.of(ClipTrack.PICTURES));
        }
    }

    @Test
    void modelsThatTakeDifferentValues_haveNoneTogether() {
        try (InstalledFrontEnds installed = installed()) {
            FrontEnds none = installed.of(List.of(model("a", 33, List.of()), model("b", 40, List.of())));

            assertThatThrownBy(() -> dims(none))
                    .hasMessageContaining("models a:1 and b:1 take different values of audio")
                    .hasMessageContaining("voice:1.0.0 and voice-prosody:1.0.0");
        }
    }

    @Test
    void folderWithoutAVoice_isRefused() {
        assertThatThrownBy(() -> InstalledFrontEnds.of(
                        new FrontEndFolder(folder.resolve("voice")), new OnnxGraphs(RuntimeOptions.cpu(1))))
                .isInstanceOf(MissingFrontEndException.class)
                .hasMessageContaining("no front end of the kind voice");
    }
}
