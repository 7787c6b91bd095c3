package io.trimodal.modeling.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Python and NumPy wrote (resources/datasets/make.py): the same content, whatever the form. */
class FeatureFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol2.pkl",
                "protocol3.pkl",
                "protocol4.pkl",
                "protocol5.pkl",
                "numpy1-protocol2.pkl",
                "numpy1-protocol3.pkl",
                "numpy1-protocol4.pkl",
                "numpy1-protocol5.pkl",
                "fortran-protocol2.pkl",
                "fortran-protocol3.pkl",
                "fortran-protocol4.pkl",
                "fortran-protocol5.pkl",
                "kinds-protocol2.pkl",
                "kinds-protocol3.pkl",
                "kinds-protocol4.pkl",
                "kinds-protocol5.pkl",
                "slash.npz",
                "dot.npz",
                "one-split.pkl",
                "one-split.npz"
            })
    void split_ofEveryForm_hasTheSameContent(String name) {
        try (FeatureFile file = FeatureFile.open(resource(name))) {
            assertThat(file.splits()).isEqualTo(name.startsWith("one") ? List.of("all") : List.of("train", "test"));
            FeatureSplit split = file.split("test");

            assertThat(split.size()).isEqualTo(3);
            assertThat(split.labels()).containsExactly(-3, 0.5f, 0);
            assertThat(List.of(split.text(0), split.text(1), split.text(2))).containsExactly("one", "zwei", "drei é");
            assertThat(split.id(2)).isEqualTo("video$_$2");
            requireFeatures(split, Modality.AUDIO, 6, 3, 6, 3, 0);
            requireFeatures(split, Modality.VISION, 5, 2, 5, 5, 2);
            requireFeatures(split, Modality.LANGUAGE, 4, 3, 4, 4, 4);
            TokenIds second = split.tokens(1, 2).getFirst();
            assertThat(second.ids()).containsExactly(101, 7, 102, 0);
            assertThat(second.attentionMask()).containsExactly(1, 1, 1, 0);
        }
    }

    private static void requireFeatures(FeatureSplit split, Modality modality, int frames, int dims, int... lengths) {
        assertThat(split.frames(modality)).isEqualTo(frames);
        assertThat(split.dims(modality)).isEqualTo(dims);
        // In two pieces, as batches read them.
        List<PaddedFeatures> read = new ArrayList<>(split.features(modality, 0, 1));
        read.addAll(split.features(modality, 1, 2));
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).length()).isEqualTo(lengths[i]);
            for (int t = 0; t < frames; t++) {
                for (int d = 0; d < dims; d++) {
                    boolean repaired = modality == Modality.AUDIO && i == 0 && t == 1 && d == 2;
                    assertThat(read.get(i).features().values()[t * dims + d])
                            .as("%s of %d, frame %d, dimension %d", modality, i, t, d)
                            .isEqualTo(t < lengths[i] && !repaired ? 100 * i + 10 * t + d + 0.5f : 0);
                }
            }
        }
    }

    @Test
    void report_saysWhatWasRead_repaired_andNotUsed() {
        try (FeatureFile file = FeatureFile.open(resource("protocol4.pkl"))) {
            FeatureReport report = FeatureReport.of(file.split("test"), false, _ -> {});

            assertThat(report.repaired()).isEqualTo(1);
            assertThat(String.join("\n", report.lines()))
                    .contains("test: 3 utterances, labels from -3.0 to 0.5")
                    .contains("audio [3, 6, 3] float32; 1 values of -inf taken as 0")
                    .contains("text_bert [3, 3, 4] int64")
                    .contains("not used: text, annotations, regression_labels_A")
                    .doesNotContain("missing");
        }
    }

    @Test
    void split_withoutLengths_endsWithTheLastFrameThatIsNotZero() throws IOException {
        Path file = directory.resolve("aligned.pkl");
        SyntheticPickle.write(file, content -> {
            content.remove("audio_lengths");
            content.remove("text_bert");
        });

        try (FeatureFile opened = FeatureFile.open(file)) {
            FeatureSplit split = opened.split("test");

            assertThat(split.features(Modality.AUDIO, 0, 2))
                    .extracting(PaddedFeatures::length)
                    .containsExactly(3, 2);
            assertThat(FeatureReport.of(split, true, _ -> {}).lines().getLast())
                    .contains("missing: text_bert, audio_lengths (taken to end with the last frame that is not zero)");
        }
    }

    @Test
    void csv_isATextSet() throws IOException {
        Path file = Files.writeString(directory.resolve("set.csv"), "label,text\n1,good\n-1,\"bad, really\"\n");

        try (FeatureFile opened = FeatureFile.open(file)) {
            FeatureSplit split = opened.split("test");

            assertThat(split.text(1)).isEqualTo("bad, really");
            assertThat(split.labels()).containsExactly(1, -1);
            assertThat(split.has(Modality.AUDIO)).isFalse();
        }
    }

    @Test
    void csv_saysWhatItHas_andWhatIsNotRead() throws IOException {
        Path file = Files.writeString(
                directory.resolve("label.csv"),
                "video_id;Text;Label;annotation;mode\nv;good;1;P;train\nv;bad;-1;N;dev\n");

        try (FeatureFile opened = FeatureFile.open(file)) {
            assertThat(opened.splits()).containsExactly("train", "valid");
            assertThat(opened.toString())
                    .contains("splits train, valid")
                    .contains("1 train, 1 valid")
                    .contains("'Text'")
                    .contains("'Label'")
                    .contains("'mode'")
                    .contains("semicolon");
            assertThat(FeatureReport.of(opened.split("dev"), false, _ -> {}).lines())
                    .contains("  not used: video_id, annotation");
        }
    }

    @Test
    void csv_withoutSplits_saysThatAllIsForTesting() throws IOException {
        Path file = Files.writeString(directory.resolve("SET.CSV"), "label,text,audio\n1,good,a\n");

        try (FeatureFile opened = FeatureFile.open(file)) {
            assertThat(opened.toString()).contains("no column split or mode").contains("1 test");
            assertThat(FeatureReport.of(opened.split("test"), false, _ -> {}).lines())
                    .anyMatch(line -> line.startsWith("  not used: ") && line.contains("audio"));
        }
    }

    /** Whatever a file calls it, and whatever it is asked for by. */
    @Test
    void validation_isFoundByAnyOfItsNames() throws IOException {
        for (String name : List.of("valid", "dev", "val", "validation")) {
            Path csv = Files.writeString(directory.resolve("set.csv"), "text,label,split\na,1," + name + "\n");
            try (FeatureFile opened = FeatureFile.open(csv)) {
                for (String asked : List.of("valid", "dev", "val", "validation")) {
                    assertThat(opened.split(asked).size()).isEqualTo(1);
                }
            }
            Path pickle = directory.resolve("split.pkl");
            SyntheticPickle.writeSplit(pickle, name);
            try (FeatureFile opened = FeatureFile.open(pickle)) {
                assertThat(opened.split("valid").size()).isEqualTo(2);
                assertThat(opened.split("dev").name()).isEqualTo(name);
            }
        }
    }

    @Test
    void split_thatIsNotThere_namesThoseThatAre() {
        try (FeatureFile file = FeatureFile.open(resource("protocol4.pkl"))) {
            assertThatThrownBy(() -> file.split("valid"))
                    .isInstanceOf(InvalidDatasetException.class)
                    .hasMessageContaining("'valid'")
                    .hasMessageContaining("'train', 'test'");
        }
    }

    @Test
    void npz_withObjects_isRefused() {
        Path file = resource("objects.npz");

        try (FeatureFile opened = FeatureFile.open(file)) {
            assertThatThrownBy(() -> opened.split("test"))
                    .hasMessageContaining("all/regression_labels holds pickled Python objects");
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    FeatureFileTest.class.getResource("/datasets/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
