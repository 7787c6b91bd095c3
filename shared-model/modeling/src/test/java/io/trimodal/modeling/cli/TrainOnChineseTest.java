package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Modality;
import io.trimodal.model.LabelScale;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.TextEncoderFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./trimodal train} on a few Chinese sentences, with the real encoder and simulated voices and faces. */
class TrainOnChineseTest {
    private static final List<String> GOOD = List.of("这里真漂亮", "我很高兴认识你", "太好了，谢谢！");
    private static final List<String> BAD = List.of("太过分了", "我再也不想见到你", "真让人失望。");

    @TempDir
    private Path folder;

    private Path sentences() throws Exception {
        StringBuilder csv = new StringBuilder("id,split,label,text\n");
        for (String split : List.of("train", "valid", "test")) {
            GOOD.forEach(text ->
                    csv.append("1,").append(split).append(",0.8,").append(text).append("\n"));
            BAD.forEach(text ->
                    csv.append("1,").append(split).append(",-1.0,").append(text).append("\n"));
        }
        return Files.writeString(folder.resolve("chinese.csv"), csv);
    }

    @Test
    void train_onChinese_makesHalfSizedWeightsOfAModelOnTheScaleOfSims() throws Exception {
        Path output = folder.resolve("out");
        Run trained = Run.of(
                "train",
                "--architecture",
                "almt",
                "--text-encoder",
                "chinese",
                "--label-scale",
                "sims",
                "--half",
                "--data",
                sentences().toString(),
                "--output",
                output.toString(),
                "--epochs",
                "1",
                "--trial");
        assertThat(trained.exit()).as(trained.err()).isZero();
        Path weights = output.resolve("weights.safetensors");
        assertThat(Files.size(weights)).isBetween(4_000_000L, 6_000_000L);

        Run exported = Run.of(
                "export",
                "--weights",
                weights.toString(),
                "--name",
                "zh",
                "--version",
                "1",
                "--repository",
                folder.resolve("models").toString());
        assertThat(exported.exit()).as(exported.err()).isZero();
        Manifest manifest = new LocalModelRepository(folder.resolve("models"))
                .open(new ModelId("zh", "1"))
                .manifest();
        assertThat(manifest.description())
                .startsWith("Tells how positive or negative one spoken Chinese utterance is, on [-1, 1].")
                .doesNotContain("English");
        assertThat(manifest.scale()).isEqualTo(LabelScale.SIMS);
        assertThat(manifest.contracts().get(Modality.LANGUAGE).dims()).isEqualTo(512);
        assertThat(manifest.contracts().get(Modality.LANGUAGE).description())
                .contains(TextEncoderFiles.CHINESE_BY_ROWS);
        assertThat(manifest.language())
                .isEqualTo(new LanguageSource.FrozenEncoder(new Manifest.Tokenizer(true, 50, "zh")));
        assertThat(manifest.provenance().command()).contains("--text-encoder chinese", "--label-scale sims", "--half");
        assertThat(manifest.provenance().source()).contains("labels scaled to [-1, 1]");
    }
}
