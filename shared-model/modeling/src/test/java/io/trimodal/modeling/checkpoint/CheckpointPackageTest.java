package io.trimodal.modeling.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.LanguageParts;
import io.trimodal.modeling.export.MisfitException;
import io.trimodal.modeling.export.PackageSpecification;
import io.trimodal.modeling.export.ServingParameters;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.parameter.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole checkpoints, written as torch writes them, become the packages that their weights make. */
class CheckpointPackageTest {
    private static final ModelId ID = new ModelId("imported", "1");

    @TempDir
    private Path directory;

    @Test
    void checkpoint_ofThePublishedConfiguration_keepsEveryWeight() throws IOException {
        for (Architecture architecture : Architecture.values()) {
            Configuration mosi = PublishedConfigurations.named(architecture, "mosi");
            Path file = write(mosi, name -> name, architecture.key() + ".pth");

            PackageSpecification specification = specification(architecture, "mosi", file);

            assertThat(specification.configuration()).isEqualTo(mosi);
            assertThat(specification.provenance().source())
                    .contains(FileDigest.of(file).sha256());
            assertFormula(specification, name -> name);
        }
    }

    /** Old names, 50 positions for every modality, and text as long as the data set has it. */
    @Test
    void checkpoint_ofTheFirstGeneration_takesLengthsFromTheFileAndSaysSo() throws IOException {
        Configuration first = PublishedConfigurations.named(Architecture.ALMT, "sims")
                .withInputs(
                        new Configuration.Input(50, 768),
                        new Configuration.Input(50, 33),
                        new Configuration.Input(50, 709));
        UnaryOperator<String> old = name -> name.replaceAll("^proj_([lav])\\.0\\.", "proj_$10.")
                .replaceAll("^proj_([lav])\\.1\\.", "proj_$1.")
                .replaceFirst("^l_encoder\\.", "text_encoder.")
                .replaceFirst("^regression_layer\\.", "cls_head.");
        Path file = write(first, old, "SIMS_Acc5_Best.pth");

        PackageSpecification specification = specification(Architecture.ALMT, "sims", file);

        assertThat(specification.configuration().inputs()).isEqualTo(first.inputs());
        assertThat(specification.contracts().get(Modality.LANGUAGE).frames()).isEqualTo(39);
        assertThat(specification.contracts().get(Modality.AUDIO).frames()).isEqualTo(50);
        assertThat(specification.provenance().notes())
                .anyMatch(note -> note.contains("audio_frames is 50 in the checkpoint and 400"))
                .anyMatch(note -> note.contains("fed 39 tokens"));
        assertFormula(specification, old);
    }

    @Test
    void checkpoint_ofMmsa_isTheSameModel() throws IOException {
        Configuration mosi = PublishedConfigurations.named(Architecture.ALMT, "mosi");
        UnaryOperator<String> mmsa = name -> "Model."
                + name.replaceFirst("^proj_([lav])\\.", "embedding_$1.")
                        .replaceFirst("^regression_layer\\.0\\.", "regression_head.");
        Path file = write(mosi, mmsa, "almt-mosi.pth");

        PackageSpecification specification = specification(Architecture.ALMT, "mosi", file);

        assertThat(specification.configuration()).isEqualTo(mosi);
        assertFormula(specification, mmsa);
    }

    @Test
    void checkpoint_ofAnotherDataSet_usesTheFileAndNamesEveryDifference() throws IOException {
        Path file = write(PublishedConfigurations.named(Architecture.ALMT, "mosi"), name -> name, "mosi.pth");

        PackageSpecification specification = specification(Architecture.ALMT, "mosei", file);

        assertThat(specification.configuration().fusionDepth()).isEqualTo(2);
        assertThat(specification.provenance().notes())
                .anyMatch(note -> note.contains("fusion_depth is 2 in the checkpoint and 4"))
                .anyMatch(note -> note.contains("audio_dims is 5 in the checkpoint and 74"));
    }

    @Test
    void checkpoint_withBertOfUnknownVocabulary_takesTokenIdsOnly() throws IOException {
        PthFile pth = pth(PublishedConfigurations.named(Architecture.ALMT, "mosi"), name -> name);
        bertShapes(768, 30).forEach((name, shape) -> add(pth, "bertmodel.model." + name, shape));
        Path file = pth.writeWrapped(directory.resolve("bert.pth"), "state_dict");

        PackageSpecification specification = specification(Architecture.ALMT, "mosi", file);

        assertThat(specification.language()).isInstanceOfSatisfying(LanguageParts.Inside.class, inside -> {
            assertThat(inside.vocabulary()).isEmpty();
            assertThat(inside.bert()).hasSize(bertShapes(768, 30).size());
        });
        assertThat(specification.provenance().notes()).anyMatch(note -> note.contains("takes token ids"));
    }

    @Test
    void checkpoint_withoutOneTensor_isRefusedByItsName() throws IOException {
        PthFile pth = new PthFile();
        Configuration mosi = PublishedConfigurations.named(Architecture.ALMT, "mosi");
        ServingParameters.shapes(mosi).forEach((name, shape) -> {
            if (!name.equals("fusion_layer.extra_token")) {
                add(pth, name, shape);
            }
        });
        Path file = pth.writeBare(directory.resolve("short.pth"));

        assertThatThrownBy(() -> specification(Architecture.ALMT, "mosi", file))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("fusion_layer.extra_token");
    }

    @Test
    void checkpoint_ofTheOtherArchitecture_isRefused() throws IOException {
        Path file = write(PublishedConfigurations.named(Architecture.ALMT, "mosi"), name -> name, "almt.pth");

        assertThatThrownBy(() -> specification(Architecture.LNLN, "mosi", file))
                .isInstanceOf(WrongArchitectureException.class)
                .hasMessageContaining("almt")
                .hasMessageContaining("lnln");
    }

    private static PackageSpecification specification(Architecture architecture, String config, Path file) {
        return CheckpointPackage.checkpoint(ID, architecture, config, file, Optional.empty(), Optional.empty());
    }

    /** The values that {@link #add} wrote under the file's own names. */
    private static void assertFormula(PackageSpecification specification, UnaryOperator<String> names) {
        specification
                .weights()
                .forEach((name, weights) -> assertThat(weights.values())
                        .as(name)
                        .isEqualTo(FormulaWeights.of(names.apply(name), weights.shape())
                                .values()));
    }

    private Path write(Configuration configuration, UnaryOperator<String> names, String file) throws IOException {
        return pth(configuration, names).writeWrapped(directory.resolve(file), "state_dict");
    }

    private static PthFile pth(Configuration configuration, UnaryOperator<String> names) {
        PthFile pth = new PthFile();
        ServingParameters.shapes(configuration).forEach((name, shape) -> add(pth, names.apply(name), shape));
        return pth;
    }

    private static int stored;

    private static void add(PthFile pth, String name, int[] shape) {
        Weights weights = FormulaWeights.of(name, shape);
        long[] dims = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            dims[i] = shape[i];
        }
        ByteBuffer bytes = pth.buffer(weights.values().length * 4);
        bytes.asFloatBuffer().put(weights.values());
        pth.tensor(name, TestTensor.contiguous("FloatStorage", String.valueOf(stored++), dims), bytes.array());
    }

    private static Map<String, int[]> bertShapes(int width, int pieces) {
        Map<String, int[]> shapes = new java.util.LinkedHashMap<>();
        shapes.put("embeddings.word_embeddings.weight", new int[] {pieces, width});
        shapes.put("embeddings.position_embeddings.weight", new int[] {64, width});
        shapes.put("embeddings.token_type_embeddings.weight", new int[] {2, width});
        shapes.put("embeddings.LayerNorm.weight", new int[] {width});
        shapes.put("embeddings.LayerNorm.bias", new int[] {width});
        return shapes;
    }
}
