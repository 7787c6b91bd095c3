package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.PaddedFeatures;
import io.trimodal.modeling.voice.Emotion;
import io.trimodal.modeling.voice.VoiceFeatureFile;
import io.trimodal.modeling.voice.VoiceFeatures;
import io.trimodal.modeling.voice.VoiceRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeDataCommandTest {
    /** Speakers of training, validation and test; what each sounds like is its place. */
    private static final List<String> SPEAKERS = List.of("actor-01", "actor-17", "actor-21");

    @TempDir
    private Path folder;

    @Test
    void composed_hasVoicesOfItsSplitAlone_andClearVerdictsStay() throws IOException {
        Path voices = folder.resolve("voices.npz");
        List<VoiceFeatures> heard = new ArrayList<>();
        for (int speaker = 0; speaker < SPEAKERS.size(); speaker++) {
            for (Emotion emotion : List.of(Emotion.HAPPY, Emotion.NEUTRAL, Emotion.ANGRY)) {
                heard.add(new VoiceFeatures(
                        new VoiceRecording(speaker + "-" + emotion, "ravdess", SPEAKERS.get(speaker), emotion, false),
                        new Features(2, 1, new float[] {1 + speaker, 1 + speaker}),
                        List.of()));
            }
        }
        new VoiceFeatureFile("voice:1.0.0", List.of("place"), heard).write(voices);
        Path sentences = Files.writeString(
                folder.resolve("opinions.csv"),
                "text,split,label\na joy,test,2\na bore,test,-2\na film,train,1\nanother,valid,1\n");
        Path output = folder.resolve("composed.pkl");

        Run run = Run.of(
                "compose-data",
                "--data",
                sentences.toString(),
                "--voices",
                voices.toString(),
                "--output",
                output.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        try (FeatureFile file = FeatureFile.open(output)) {
            assertThat(file.splits()).containsExactly("test");
            FeatureSplit test = file.split("test");
            assertThat(test.labels()).containsExactly(3, -3);
            for (PaddedFeatures audio : test.features(Modality.AUDIO, 0, 2)) {
                assertThat(audio.features().values()).contains(3).containsOnly(0, 3);
            }
        }
    }

    @Test
    void voicesOfNoSpeakerOfASplit_areRefused() throws IOException {
        Path voices = folder.resolve("voices.npz");
        VoiceRecording ours = new VoiceRecording("a", "ours", "ann", Emotion.HAPPY, false);
        new VoiceFeatureFile(
                        "voice:1.0.0",
                        List.of("place"),
                        List.of(new VoiceFeatures(ours, new Features(1, 1, new float[] {1}), List.of())))
                .write(voices);
        Path sentences = Files.writeString(folder.resolve("opinions.csv"), "text,split,label\na joy,test,2\n");

        Run run = Run.of(
                "compose-data",
                "--data",
                sentences.toString(),
                "--voices",
                voices.toString(),
                "--output",
                folder.resolve("x.pkl").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no voice for the split VALID");
    }

    @Test
    void withoutVoices_saysWhatWritesSimulatedOnes() throws IOException {
        Path sentences = Files.writeString(folder.resolve("opinions.csv"), "text,split,label\na joy,test,2\n");

        Run run = Run.of(
                "compose-data",
                "--data",
                sentences.toString(),
                "--output",
                folder.resolve("x.pkl").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("--voices is missing").contains("simulate-data");
    }
}
