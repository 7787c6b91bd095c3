package io.trimodal.modeling.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Features;
import io.trimodal.modeling.sentence.Sentence.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceArchiveTest {
    private static final String HEADER = "file,corpus,speaker,sex,emotion,intensity\n";

    @TempDir
    private Path directory;

    @Test
    void recordings_ofAnArchive_areReadWithTheSplitOfTheirSpeaker() throws IOException {
        Path file = archive(HEADER
                + "a.flac,ravdess,actor-01,male,happy,strong\n"
                + "a.flac,ravdess,actor-24,female,angry,normal\n"
                + "a.flac,emodb,speaker-09,female,bored,normal\n");

        try (VoiceArchive archive = VoiceArchive.open(file)) {
            List<VoiceRecording> recordings = archive.recordings();

            assertThat(recordings)
                    .extracting(VoiceRecording::emotion)
                    .containsExactly(Emotion.HAPPY, Emotion.ANGRY, Emotion.BORED);
            assertThat(recordings)
                    .extracting(VoiceRecording::split)
                    .containsExactly(Split.TRAIN, Split.TEST, Split.VALID);
            assertThat(recordings.getFirst().strong()).isTrue();
            assertThat(archive.read(recordings.getFirst()).samples()).hasSize(100);
        }
    }

    @Test
    void recordings_withAnUnknownEmotion_nameTheRecord() throws IOException {
        Path file = archive(HEADER + "a.flac,ravdess,actor-01,male,hungry,normal\n");

        try (VoiceArchive archive = VoiceArchive.open(file)) {
            assertThatThrownBy(archive::recordings)
                    .isInstanceOf(InvalidVoicesException.class)
                    .hasMessageContaining("record 1")
                    .hasMessageContaining("hungry");
        }
    }

    @Test
    void recordings_thatAreNotInTheArchive_areRefused() throws IOException {
        Path file = archive(HEADER + "b.flac,ravdess,actor-01,male,happy,normal\n");

        try (VoiceArchive archive = VoiceArchive.open(file)) {
            assertThatThrownBy(archive::recordings).hasMessageContaining("b.flac");
        }
    }

    @Test
    void open_withoutAList_saysWhatIsMissing() throws IOException {
        Path file = directory.resolve("empty.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme"));
        }

        assertThatThrownBy(() -> VoiceArchive.open(file)).hasMessageContaining("has no entry voices.csv");
    }

    @Test
    void variations_ofARecording_keepItsLengthNearlyAndItsRange() {
        Random random = new Random(5);
        float[] samples = new float[16_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(i / 20.0);
        }
        for (int i = 0; i < 50; i++) {
            float[] varied = VoiceVariation.drawn(random).of(samples, random);
            assertThat(varied.length).isBetween(13_900, 18_401);
            for (float sample : varied) {
                assertThat(sample).isBetween(-1f, 1f);
            }
        }
    }

    @Test
    void featureFile_writtenAndRead_isTheSame() throws IOException {
        VoiceFeatures first = new VoiceFeatures(
                new VoiceRecording("a", "emodb", "speaker-03", Emotion.SAD, false),
                new Features(2, 2, new float[] {1, 2, 3, 4}),
                List.of(new Features(1, 2, new float[] {5, 6})));
        VoiceFeatures second = new VoiceFeatures(
                new VoiceRecording("b", "ravdess", "actor-22", Emotion.HAPPY, true),
                new Features(1, 2, new float[] {7, 8}),
                List.of());
        Path file = directory.resolve("voices.npz");

        new VoiceFeatureFile("voice:1", List.of("x", "y"), List.of(first, second)).write(file);
        VoiceFeatureFile read = VoiceFeatureFile.read(file);

        assertThat(read.frontEnd()).isEqualTo("voice:1");
        assertThat(read.names()).containsExactly("x", "y");
        assertThat(read.voices())
                .extracting(VoiceFeatures::recording)
                .containsExactly(first.recording(), second.recording());
        assertThat(read.voices().get(0).varied().getFirst().values()).containsExactly(5, 6);
        assertThat(read.voices().get(1).asRecorded().values()).containsExactly(7, 8);
    }

    private Path archive(String list) throws IOException {
        Path file = directory.resolve("voices.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("voices.csv"));
            zip.write(list.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("a.flac"));
            zip.write(FlacWriter.of(new short[100], 1, 52, FlacWriter.Way.VERBATIM));
        }
        return file;
    }
}
