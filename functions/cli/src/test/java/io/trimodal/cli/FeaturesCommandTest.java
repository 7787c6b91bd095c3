package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzReader;
import io.trimodal.npy.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {
    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void name() {
        SomeClips.requireVoice();
        output = folder.resolve("features.npz");
    }

    private SequencedMap<String, NpyArray> features(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "features";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--output";
        all[arguments.length + 2] = output.toString();
        Run run = Run.of(all);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith(output + ": ").contains(" segments; id, ");
        return NpzReader.read(output);
    }

    private static String[] strings(NpyArray array) {
        return ((NpyArray.Strings) array).values();
    }

    @Test
    void transcript_givesWordsSpeakersAndTimes_aRowPerSegment() throws IOException {
        SequencedMap<String, NpyArray> arrays =
                features(SomeClips.talk(), "--transcript", SomeClips.transcript(folder.resolve("t.vtt")), "--id", "a");

        assertThat(strings(arrays.get("id"))).containsExactly("a#0", "a#1");
        assertThat(strings(arrays.get("raw_text")))
                .containsExactly("What a \"lovely\", lovely day.", "I could not be happier.");
        assertThat(strings(arrays.get("speaker"))).containsExactly("Ann", "Ben");
        assertThat(arrays.get("start").doubles()).containsExactly(0, 1.4);
        assertThat(arrays.get("end").doubles()).containsExactly(1.4, 3);
        assertThat(arrays.get("audio").shape()).containsExactly(2, 8, 33);
        assertThat(arrays.get("audio_lengths").doubles()).containsExactly(7, 8);
        assertThat(arrays.get("audio_frame_rate").doubles()).containsExactly(5);
        assertThat(strings(arrays.get("audio_names"))).hasSize(33).startsWith("log_f0", "mfcc_0");
        float[] values = arrays.get("audio").floats();
        for (int i = 7 * 33; i < 8 * 33; i++) {
            assertThat(values[i]).as("padding").isZero();
        }
    }

    @Test
    void soundAndPictures_inFilesOfTheirOwn_areOneRecording() throws IOException {
        SequencedMap<String, NpyArray> arrays = features(
                "--audio",
                SomeClips.wav(folder.resolve("tone.wav"), 3),
                "--vision",
                SomeClips.pictures(folder.resolve("grey.npy"), 15),
                "--transcript",
                SomeClips.transcript(folder.resolve("t.vtt")));

        assertThat(arrays).containsKeys("audio", "raw_text").doesNotContainKeys("vision", "vision_lengths");
        // a tone of 220 Hz
        assertThat(arrays.get("audio").floats()[2 * 33]).isCloseTo((float) Math.log(220), within(0.01f));
    }

    @Test
    void soundInAFileOfItsOwn_takesThePlaceOfTheRecordings() throws IOException {
        String tone = SomeClips.wav(folder.resolve("tone.wav"), 3);
        String transcript = SomeClips.transcript(folder.resolve("t.vtt"));

        float[] ofTone = features("--audio", tone, "--transcript", transcript)
                .get("audio")
                .floats();

        assertThat(features(SomeClips.talk(), "--audio", tone, "--transcript", transcript)
                        .get("audio")
                        .floats())
                .isEqualTo(ofTone);
        Run all =
                Run.of("features", SomeClips.talk(), "--audio", tone, "--vision", tone, "--output", output.toString());
        assertThat(all.exit()).isEqualTo(1);
        assertThat(all.err()).contains(SomeClips.talk() + ": stands beside audio and vision; leave it out");
    }

    /** What people who train do: they add their labels. */
    @Test
    void withLabels_itIsADataSet() throws IOException {
        SequencedMap<String, NpyArray> arrays =
                features(SomeClips.talk(), "--transcript", SomeClips.transcript(folder.resolve("t.vtt")));
        arrays.put("regression_labels", new NpyArray.Doubles(new int[] {2}, new double[] {2, 3}));
        Path labelled = folder.resolve("labelled.npz");
        try (OutputStream out = Files.newOutputStream(labelled)) {
            NpzWriter.write(out, arrays);
        }

        try (FeatureFile file = FeatureFile.open(labelled)) {
            FeatureSplit split = file.split("train");
            assertThat(split.size()).isEqualTo(2);
            assertThat(split.text(1)).isEqualTo("I could not be happier.");
            assertThat(split.dims(Modality.AUDIO)).isEqualTo(33);
            assertThat(split.labels()).containsExactly(2, 3);
        }
    }

    @Test
    void outputThatIsTheRecording_isRefused() throws IOException {
        Path talk = Files.copy(Path.of(SomeClips.talk()), folder.resolve("talk.mp4"));

        Run run = Run.of(
                "features",
                talk.toString(),
                "--output",
                folder.resolve("../" + folder.getFileName() + "/talk.mp4").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("--output: " + talk + " is what is read; give another name");
        assertThat(talk).hasSameBinaryContentAs(Path.of(SomeClips.talk()));
    }

    @Test
    void whatIsMissing_isSaid() {
        Run nothing = Run.of("features", "--output", output.toString());
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("nothing to read: give a recording");

        Run noFolder = Run.of(
                "features",
                SomeClips.talk(),
                "--output",
                folder.resolve("no/x.npz").toString());
        assertThat(noFolder.exit()).isEqualTo(1);
        assertThat(noFolder.err()).contains("--output: there is no folder " + folder.resolve("no"));
        assertThat(output).doesNotExist();
    }
}
