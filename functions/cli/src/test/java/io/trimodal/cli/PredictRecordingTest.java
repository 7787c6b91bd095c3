package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.Architecture;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings on the command line, scored by a model of formula weights that takes what the front ends make. */
class PredictRecordingTest {
    @TempDir
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void export() throws IOException {
        SomeClips.requireVoice();
        Path dims = Files.writeString(repository.resolve("dims.yaml"), "base: mosi\naudio_dims: 33\n");
        new ModelExporter(_ -> {})
                .export(
                        CheckpointPackage.formula(
                                new ModelId("formula", "1"), Architecture.ALMT, dims.toString(), Optional.empty()),
                        repository);
    }

    private static Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("features")) {
            all.addAll(List.of("--repository", repository.toString(), "--model", "formula"));
        }
        return Run.of(all.toArray(String[]::new));
    }

    private static String done(String... arguments) {
        Run run = run(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        CSVFormat withHeader = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, withHeader)) {
            return parser.getRecords();
        }
    }

    @Test
    void recording_isTheSameAsArgumentAndAsInput() throws IOException {
        String answer = done("predict", SomeClips.talk());

        assertThat(done("predict", "--input", SomeClips.talk())).isEqualTo(answer);
        JsonNode document = new ObjectMapper().readTree(answer);
        assertThat(document.at("/clip/segmented_by").asText()).isEqualTo("speech");
        assertThat(document.at("/predictions/0/voiced_share").doubleValue()).isBetween(0.3, 1.0);
        assertThat(document.at("/predictions/0/modalities/audio/status").asText())
                .isEqualTo("present");
    }

    @Test
    void soundOfARecording_isSoundAlone() throws IOException {
        JsonNode first = new ObjectMapper()
                .readTree(done("predict", "--audio", SomeClips.talk(), "--id", "talk"))
                .at("/predictions/0");

        assertThat(first.at("/id").asText()).isEqualTo("talk#0");
        assertThat(first.at("/modalities/vision/status").asText()).isEqualTo("absent");
    }

    @Test
    void table_hasARowPerSegment_withItsTimes() throws IOException {
        List<CSVRecord> rows = rows(done("predict", SomeClips.talk(), "--format", "csv"));
        JsonNode answer = new ObjectMapper().readTree(done("predict", SomeClips.talk()));

        assertThat(rows).hasSize(answer.at("/predictions").size());
        JsonNode first = answer.at("/predictions/0");
        assertThat(rows.getFirst().toMap())
                .containsEntry("id", "0")
                .containsEntry("start", first.at("/start").asText())
                .containsEntry("end", first.at("/end").asText())
                .containsEntry("speaker", "")
                .containsEntry("sentiment", first.at("/sentiment").asText())
                .containsEntry("audio", "present");
        assertThat(Float.parseFloat(rows.getFirst().get("score")))
                .isEqualTo(first.at("/score").floatValue());
    }

    @Test
    void subtitles_areOfTheSegments() {
        assertThat(done("predict", SomeClips.talk(), "--format", "vtt"))
                .startsWith("WEBVTT\n\n00:00:0")
                .containsPattern(" --> 00:00:0[23]\\.\\d{3}\n\\[[+-]\\d\\.\\d\\d \\w+]\n");
    }

    @Test
    void reports_ofRecordings_areFilesOfTheirOwn() throws IOException {
        String file = folder.resolve("report.html").toString();

        for (String command : List.of("predict", "explain", "robustness-check")) {
            done(command, SomeClips.talk(), "--format", "html", "--output", file);
            assertThat(Path.of(file))
                    .content()
                    .startsWith("<!DOCTYPE html>")
                    .contains("\"segmented_by\":\"speech\"")
                    .doesNotContain("<script src", "<video");
        }
    }

    @Test
    void formatsThatDoNotApply_areRefused() {
        for (String command : List.of("explain", "robustness-check")) {
            for (String format : List.of("vtt", "csv")) {
                Run run = run(command, SomeClips.talk(), "--format", format);
                assertThat(run.exit()).isEqualTo(2);
                assertThat(run.err()).contains("--format", "json", "html", format);
            }
        }
    }

    @Test
    void subtitles_doNotReplaceTheTranscript() throws IOException {
        String transcript = SomeClips.transcript(folder.resolve("t.vtt"));
        String before = Files.readString(Path.of(transcript));

        Run run =
                run("predict", SomeClips.talk(), "--transcript", transcript, "--format", "vtt", "--output", transcript);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("--output: " + transcript + " is what is read");
        assertThat(Path.of(transcript)).hasContent(before);
    }

    @Test
    void features_readBack_haveTheSameScores() throws IOException {
        String file = folder.resolve("talk.npz").toString();
        done("features", SomeClips.talk(), "--output", file);

        List<CSVRecord> ofFeatures = rows(done("predict", "--input", file, "--format", "csv"));
        List<CSVRecord> ofRecording = rows(done("predict", SomeClips.talk(), "--format", "csv"));

        assertThat(ofFeatures).isNotEmpty().hasSameSizeAs(ofRecording);
        for (int i = 0; i < ofFeatures.size(); i++) {
            assertThat(ofFeatures.get(i).toMap())
                    .containsEntry("id", ofRecording.get(i).get("id"))
                    .containsEntry("score", ofRecording.get(i).get("score"))
                    .containsEntry("audio", "present")
                    .containsEntry("vision", ofRecording.get(i).get("vision"));
        }
    }

    @Test
    void recording_withNothingInIt_isSaidToHaveNothing() throws IOException {
        String tone = SomeClips.wav(folder.resolve("tone.wav"), 1);
        Files.write(folder.resolve("silence.wav"), silenced(Files.readAllBytes(Path.of(tone))));

        Run run = run("predict", folder.resolve("silence.wav").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("predict: " + folder.resolve("silence.wav") + ": has nothing to score");
    }

    private static byte[] silenced(byte[] wav) {
        byte[] silence = new byte[wav.length];
        System.arraycopy(wav, 0, silence, 0, 44);
        return silence;
    }

    @Test
    void face_thatIsNotThere_isNamedAsTheOption() throws IOException {
        SomeClips.requireFaces();
        String sound = SomeClips.wav(folder.resolve("tone.wav"), 1);
        String pictures = SomeClips.pictures(folder.resolve("grey.npy"), 5);

        Run run = run("predict", "--audio", sound, "--vision", pictures, "--face", "2");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("predict: " + sound + ": --face cannot be: face 2 was asked for, but no face was found");
    }

    @Test
    void brokenRecording_isNamedWithItsTrack() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(SomeClips.talk()));
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));

        for (String command : List.of("predict", "explain", "robustness-check")) {
            Run run = run(command, cut.toString());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains(command + ": " + cut + ": cannot be read: ");
        }
    }
}
