package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code predict} and its siblings say of an input that is none: what it is, and what was expected. */
class PredictInputTest {
    @TempDir
    private Path folder;

    private Run predict(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "predict";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--repository";
        all[arguments.length + 2] = folder.toString();
        return Run.of(all);
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private String file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "explain", "robustness-check"})
    void recording_isReadAsOne_whateverItsName(String command) throws IOException {
        for (String name : new String[] {"clip.mp4", "clip.csv", "clip.npz", "clip.jsonl"}) {
            String file = file(name, SomeFiles.MPEG4);
            for (String[] given : new String[][] {{file}, {"--input", file}, {"--vision", file}}) {
                List<String> all = new ArrayList<>(List.of(command, "--repository", folder.toString()));
                all.addAll(List.of(given));
                Run run = Run.of(all.toArray(String[]::new));
                assertThat(run.exit()).isEqualTo(1);
                assertThat(run.err())
                        .contains(command + ": " + file + ": ", "read")
                        .doesNotContain("UTF-32");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "explain", "robustness-check"})
    void output_thatCannotBe_isToldBeforeTheInputIsRead(String command) {
        String file = folder.resolve("none/answer.json").toString();
        Run missing = Run.of(command, "--input", "none", "--output", file, "--repository", folder.toString());
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err().strip())
                .isEqualTo("trimodal " + command + ": --output: there is no folder " + folder.resolve("none"));

        Run directory =
                Run.of(command, "--input", "none", "--output", folder.toString(), "--repository", folder.toString());
        assertThat(directory.exit()).isEqualTo(1);
        assertThat(directory.err().strip())
                .isEqualTo("trimodal " + command + ": --output: " + folder + " is a folder; give a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--transcript=words.vtt", "--face=2", "--sample-rate=8000", "--frame-rate=25"})
    void whatGoesWithARecording_isRefusedWithoutOne(String option) {
        Run run = predict("--text", "a", option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(option.replaceFirst("=.*", "") + " goes with a recording, and none is given");
    }

    @Test
    void recording_besideWords_isSentToItsTranscript() throws IOException {
        String clip = file("clip.wav", SomeFiles.WAVE);
        String lines = file("u.jsonl", "{\"text\": \"a\"}");
        for (String[] beside : new String[][] {{"--text", "a"}, {"--input", lines}, {"--part", "v=" + lines}}) {
            Run run = predict(clip, beside[0], beside[1]);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("give its words as --transcript");
        }
    }

    @Test
    void request_amongTheArguments_isSentToInput() throws IOException {
        for (String file : List.of(file("r.json", "{}"), file("f.csv", "a,b\n"), file("z.npz", "PK\3\4"))) {
            Run run = predict(file);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .contains(file + ": is no recording; give requests, utterances and features as --input");
        }
    }

    @Test
    void valuesOfARecording_thatAreNone_areNamed() throws IOException {
        String clip = file("clip.wav", SomeFiles.WAVE);

        Run face = predict(clip, "--face", "0");
        assertThat(face.exit()).isEqualTo(2);
        assertThat(face.err()).contains("'--face'", "the number of a face, from 1, not '0'");
        assertThat(predict(clip, "--sample-rate", "0").err()).contains("--sample-rate: must be from 1 to 768000 Hz");
        assertThat(predict(clip, "--frame-rate", "NaN").err()).contains("--frame-rate: must be from 1/60 to 240");
        assertThat(predict(clip, "--transcript", "none.vtt").err()).contains("none.vtt: does not exist");
        assertThat(predict("none.mp4").err()).contains("none.mp4: does not exist");
    }

    @Test
    void subtitles_ofUtterances_areRefusedBeforeAnythingIsScored() {
        Run run = predict("--text", "a", "--format", "vtt");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--format vtt is for recordings");
    }

    @Test
    void otherFiles_areCalledWhatTheyAre() throws IOException {
        assertThat(predict("--input", file("b", SomeFiles.PNG)).err()).contains("is a PNG picture");
        assertThat(predict("--input", file("c", SomeFiles.PICKLE)).err()).contains("is a Python pickle");
        assertThat(predict("--input", file("d", "so it goes")).err()).contains("is plain text", "--text");
        assertThat(predict("--input", file("e", " \n")).err()).contains("is empty");
        assertThat(predict("--input", file("f", new byte[] {1, 0, (byte) 0xc3})).err())
                .contains("is no text");
        assertThat(predict("--input", folder.toString()).err()).contains("is a folder");
        assertThat(predict("--input", folder.resolve("none").toString()).err()).contains("none: does not exist");
        assertThat(predict("--language", file("voice.wav", SomeFiles.WAVE)).err())
                .contains("is a WAV recording; --language takes features");
    }

    @Test
    void array_ofNoModality_isSentToTheOptionsThatSayWhich() throws IOException {
        assertThat(predict("--input", file("a.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}))
                        .err())
                .contains("--audio, --vision or --language");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"texts\": 1}|/texts is not a field here",
                "{\"audio\": {\"features\": [[1], [1, 2]]}}|/audio/features/1",
                "{\"audio\": {\"features\": [[\"x\"]]}}|/audio/features/0/0",
                "{\"text\": \" \"}|/text",
                "{\"id\": 1}|/id",
                "{\"text\": \"a\"|is not JSON",
            })
    void badLine_isNamedWithItsFieldAndNumber(String row) throws IOException {
        String[] parts = row.split("\\|", 2);
        Run run = predict("--input", file("bad.jsonl", "{\"id\": \"first\", \"text\": \"fine\"}\n\n" + parts[0]));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("bad.jsonl, line 3: ", parts[1]);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void lines_withTheSameId_areRefused() throws IOException {
        assertThat(predict("--input", file("twice.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\n".repeat(2)))
                        .err())
                .contains("line 2", "also that of line 1");
    }

    @Test
    void optionsThatContradictEachOther_exitWithTwo() throws IOException {
        String request = file("r.json", "{\"utterances\": [{\"text\": \"a\"}]}");
        Run beside = predict("--input", request, "--text", "b");
        assertThat(beside.exit()).isEqualTo(2);
        assertThat(beside.err()).contains("--text stands beside", "give one of them");
        assertThat(predict("--id", "a").exit()).isEqualTo(2);
        assertThat(predict().err()).contains("nothing to work on");
        Run other = predict(
                "--input", file("m.json", "{\"model\": \"a\", \"utterances\": [{\"text\": \"a\"}]}"), "--model", "b");
        assertThat(other.err()).contains("--model is b, but the request names a");
    }

    @Test
    void options_thatAreNone_areNamedByTheirField() throws IOException {
        Run run = Run.of(
                "explain", "--text", "a", "--options", "{\"steps\": \"many\"}", "--repository", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("/options/steps");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|--options: is not JSON: it ends too early, at line 1, column 2",
                "{} {}|--options: goes on after its end",
                "{}, \"labels\": [1]|--options: ",
                "[1|is not JSON: it ends too early, at line 1, column 3",
                "' '|--options: is empty",
            })
    void options_thatAreNoJson_areNamedWithTheirOwnColumns(String options, String expected) {
        for (String command : new String[] {"explain", "robustness-check"}) {
            Run run = Run.of(command, "--text", "a", "--options", options, "--repository", folder.toString());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains(expected);
        }
    }

    @Test
    void brokenFile_isNamed_andNoPartOrTemporaryFile() throws IOException {
        String cut = file("z.npz", "PK\3\4");
        byte[] noise = {5, (byte) 0xc3, 7, 0, (byte) 0xff, 1, 9, (byte) 0x9e};
        String noArray = file("r.npy", noise);
        String noTable = file("r.csv", noise);
        String words = file("words.csv", "so it goes");

        assertThat(predict("--input", cut).err()).contains("predict: " + cut + ": is truncated or not a zip file");
        for (String option : new String[] {"--audio", "--vision", "--language"}) {
            assertThat(predict(option, cut).err())
                    .contains("predict: " + cut + ": ", "the file is truncated or not a zip file")
                    .doesNotContain("part '");
            assertThat(predict(option, noArray).err())
                    .contains("predict: " + noArray + ": is no text", option + " takes features");
            assertThat(predict(option, noTable).err()).contains("predict: " + noTable + ": is no text");
            assertThat(predict(option, words).err())
                    .contains("predict: " + words + ": ", "which the file is not")
                    .doesNotContain("part '");
        }
        String document = file("d.json", "{\"utterances\": [{\"audio\": {\"features\": {\"part\": \"v\"}}}]}");
        assertThat(predict("--input", document, "--part", "v=" + cut).err())
                .contains("predict: " + cut + ": ", "the file is truncated");
        assertThat(predict("--text", "a", "--part", "v=" + words).err())
                .contains("has the part 'v', to which nothing refers");
    }

    @Test
    void model_thatIsNotThere_isNamedBesideThoseThatAre() {
        Run run = predict("--model", "nobody", "--text", "hello");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("there is no model 'nobody'");
    }
}
