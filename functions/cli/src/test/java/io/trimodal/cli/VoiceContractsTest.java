package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.model.Architecture;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.npy.NpzReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings for models that take different values of a voice. */
class VoiceContractsTest {
    @TempDir
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void export() throws IOException {
        SomeClips.requireVoice();
        for (int dims : new int[] {17, 33, 40}) {
            Path file = Files.writeString(
                    repository.resolve("dims-" + dims + ".yaml"), "base: mosi\naudio_dims: " + dims + "\n");
            new ModelExporter(_ -> {})
                    .export(
                            CheckpointPackage.formula(
                                    new ModelId("of-" + dims, "1"),
                                    Architecture.ALMT,
                                    file.toString(),
                                    Optional.empty()),
                            repository);
        }
    }

    private static Run run(String command, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = command;
        all[1] = SomeClips.talk();
        all[2] = "--repository";
        all[3] = repository.toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return Run.of(all);
    }

    @Test
    void recording_isReadWithTheFrontEndOfTheModel() {
        Run prosody = run("predict", "--model", "of-40");
        assertThat(prosody.exit()).as(prosody.err()).isZero();
        assertThat(prosody.out()).contains("\"voice-prosody:1.0.0\"").doesNotContain("\"voice:1.0.0\"");

        Run usual = run("explain", "--model", "of-33");
        assertThat(usual.exit()).as(usual.err()).isZero();
        assertThat(usual.out()).contains("\"voice:1.0.0\"").doesNotContain("\"voice-prosody:1.0.0\"");
    }

    @Test
    void valuesThatNoFrontEndMakes_areRefused_inTheWordsOfACommand() {
        for (String command : new String[] {"predict", "explain", "robustness-check"}) {
            Run run = run(command, "--model", "of-17");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .contains(command + ": " + SomeClips.talk() + ": is not what the model takes: model of-17:1 takes"
                            + " 17 values a frame of audio, which no front end here makes: voice:1.0.0 makes 33"
                            + " values (log_f0, mfcc_0, mfcc_1, mfcc_2, …), voice-prosody:1.0.0 makes 40 values");
        }
    }

    @Test
    void severalModels_areToTakeTheSame() {
        Run run = run("robustness-check", "--model", "of-40", "--model", "of-33");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("models of-40:1 and of-33:1 take different values of audio");
    }

    @Test
    void features_areThoseOfTheModel() {
        String file = folder.resolve("talk.npz").toString();
        Run prosody = run("features", "--model", "of-40", "--output", file);
        assertThat(prosody.exit()).as(prosody.err()).isZero();
        assertThat(NpzReader.read(Path.of(file)).get("audio").shape()[2]).isEqualTo(40);
        assertThat(NpzReader.read(Path.of(file)).get("audio_names").shape()).containsExactly(40);

        Run scored = Run.of(
                "predict",
                "--input",
                file,
                "--repository",
                repository.toString(),
                "--model",
                "of-40",
                "--format",
                "csv");
        assertThat(scored.exit()).as(scored.err()).isZero();

        Run unknown = run("features", "--model", "of-41", "--output", file);
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("--model: is of-41, which is not in the model repository");
    }

    @Test
    void models_sayWhichFrontEndMakesTheirValues() {
        Run run = Run.of("models", "--format", "json", "--repository", repository.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().replace(" ", ""))
                .contains("\"front_end\":\"voice:1.0.0\"")
                .contains("\"front_end\":\"voice-prosody:1.0.0\"");
    }
}
