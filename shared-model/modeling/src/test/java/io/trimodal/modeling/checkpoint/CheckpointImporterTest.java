package io.trimodal.modeling.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trimodal.model.Architecture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointImporterTest {
    private static final String NORM = "h_hyper_layer.layers.0.0.norm1.weight";
    private static final String[] NAMES = {
        "h_hyper",
        "proj_l.0.weight",
        "proj_l.1.pos_embedding",
        "l_encoder.pos_embedding",
        NORM,
        "regression_layer.0.weight"
    };

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("epoch_1.pth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model_state_dict", "model"})
    void read_wrappedStateDict_givesTensorsInFileOrder(String key) throws Exception {
        ImportedCheckpoint checkpoint = CheckpointImporter.read(PthFile.almt("").writeWrapped(file, key));

        assertThat(checkpoint.fusion().sequencedKeySet()).containsExactly(NAMES);
        assertThat(checkpoint.fusion().get("proj_l.0.weight").shape()).containsExactly(2, 3);
        assertThat(checkpoint.fusion().get("proj_l.0.weight").values()).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
        assertThat(checkpoint.bert()).isEmpty();
        assertThat(checkpoint.architecture()).isEqualTo(Architecture.ALMT);
        assertThat(checkpoint.scheme()).isEqualTo(NameScheme.CURRENT);
        assertThat(checkpoint.notes()).isEmpty();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(checkpoint.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "module.Model.", "_orig_mod."})
    void read_commonPrefix_isTakenOffAndReported(String prefix) throws IOException {
        ImportedCheckpoint checkpoint =
                CheckpointImporter.read(PthFile.almt(prefix).writeBare(file));

        assertThat(checkpoint.fusion().sequencedKeySet()).containsExactly(NAMES);
        assertThat(checkpoint.notes())
                .hasSize(prefix.split("\\.").length)
                .first()
                .asString()
                .contains(prefix.split("\\.")[0]);
    }

    @Test
    void read_mmsaNames_becomeCurrent() throws IOException {
        PthFile pth = new PthFile()
                .floats("Model.h_hyper", 1, 1, 2)
                .floats("Model.embedding_a.0.bias", 2)
                .floats("Model.embedding_v.1.encoder.layers.0.1.fn.net.3.bias", 2)
                .floats("Model.h_hyper_layer.layers.0.0.norm1.weight", 2)
                .floats("Model.regression_head.weight", 1, 2)
                .floats("Model.regression_head.bias", 1);

        ImportedCheckpoint checkpoint = CheckpointImporter.read(pth.writeBare(file));

        assertThat(checkpoint.scheme()).isEqualTo(NameScheme.MMSA);
        assertThat(checkpoint.fusion().sequencedKeySet())
                .containsExactly(
                        "h_hyper",
                        "proj_a.0.bias",
                        "proj_v.1.encoder.layers.0.1.fn.net.3.bias",
                        NORM,
                        "regression_layer.0.weight",
                        "regression_layer.0.bias");
    }

    @Test
    void read_firstGenerationNames_becomeCurrent() throws IOException {
        PthFile pth = new PthFile()
                .floats("h_hyper", 1, 1, 2)
                .floats("proj_l0.weight", 2, 3)
                .floats("proj_l.pos_embedding", 1, 3, 2)
                .floats("proj_v.encoder.layers.0.0.norm_q.weight", 2)
                .floats("text_encoder.pos_embedding", 1, 1, 2)
                .floats(NORM, 2)
                .floats("fusion_layer.extra_token", 1, 1, 2)
                .floats("cls_head.0.weight", 1, 2);

        ImportedCheckpoint checkpoint = CheckpointImporter.read(pth.writeWrapped(file, "state_dict"));

        assertThat(checkpoint.scheme()).isEqualTo(NameScheme.FIRST_GENERATION);
        assertThat(checkpoint.fusion().sequencedKeySet())
                .containsExactly(
                        "h_hyper",
                        "proj_l.0.weight",
                        "proj_l.1.pos_embedding",
                        "proj_v.1.encoder.layers.0.0.norm_q.weight",
                        "l_encoder.pos_embedding",
                        NORM,
                        "fusion_layer.extra_token",
                        "regression_layer.0.weight");
        assertThat(checkpoint.notes()).containsExactly("Renamed from the first generation names of ALMT.");
    }

    @Test
    void read_namesOfTwoGenerations_isRefused() throws IOException {
        Path mixed = PthFile.almt("").floats("cls_head.0.bias", 1).writeBare(file);

        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> CheckpointImporter.read(mixed))
                .withMessage(file + ": mixes the names of two generations of ALMT's code");
    }

    @Test
    void read_bertInside_isSplitOffUnderHuggingFaceNames() throws IOException {
        PthFile pth = PthFile.almt("")
                .floats("bertmodel.model.embeddings.word_embeddings.weight", 4, 2)
                .floats("bertmodel.model.embeddings.LayerNorm.gamma", 2)
                .floats("bertmodel.model.encoder.layer.0.output.LayerNorm.beta", 2)
                .floats("bertmodel.model.pooler.dense.weight", 2, 2)
                .tensor(
                        "bertmodel.model.embeddings.position_ids",
                        TestTensor.contiguous("LongStorage", "99", 1, 2),
                        new byte[16])
                .tensor("steps", TestTensor.contiguous("LongStorage", "98"), new byte[8]);

        ImportedCheckpoint checkpoint = CheckpointImporter.read(pth.writeBare(file));

        assertThat(checkpoint.fusion().sequencedKeySet()).containsExactly(NAMES);
        assertThat(checkpoint.bert().sequencedKeySet())
                .containsExactly(
                        "embeddings.word_embeddings.weight",
                        "embeddings.LayerNorm.weight",
                        "encoder.layer.0.output.LayerNorm.bias");
        assertThat(checkpoint.notes())
                .containsExactly(
                        "Left out 1 tensors: BERT's constant buffers.",
                        "Left out 1 tensors: BERT's pooler.",
                        "Left out 1 tensors: integer buffers.");
    }

    @Test
    void read_otherArchitectureThanAsked_saysWhichItIs() throws IOException {
        Path lnln = new PthFile()
                .floats("h_p", 1, 1, 2)
                .floats("dmml.3.weight", 1, 2)
                .writeBare(file);

        assertThat(CheckpointImporter.read(lnln, Architecture.LNLN).fusion()).hasSize(2);
        assertThatExceptionOfType(WrongArchitectureException.class)
                .isThrownBy(() -> CheckpointImporter.read(lnln, Architecture.ALMT))
                .withMessage(file + ": is a checkpoint of lnln, not of almt as asked")
                .satisfies(e -> assertThat(e.found()).isEqualTo(Architecture.LNLN));
    }

    @Test
    void read_unrelatedNetwork_isRefusedByItsFirstName() throws IOException {
        Path other =
                new PthFile().floats("fc.weight", 2, 2).floats("bn.bias", 2).writeBare(file);

        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> CheckpointImporter.read(other))
                .withMessage(file + ": is a checkpoint of neither ALMT nor LNLN; its first tensor is 'fc.weight'");
    }

    @Test
    void read_otherPrecisions_becomeFloat32() throws IOException {
        PthFile pth = PthFile.almt("");
        ByteBuffer doubles = pth.buffer(16).putDouble(0.1).putDouble(-2);
        ByteBuffer halves = pth.buffer(4).putShort((short) 0x3c00).putShort((short) 0xc100);
        ByteBuffer brains = pth.buffer(4).putShort((short) 0x3f80).putShort((short) 0xc020);
        pth.tensor("d", TestTensor.contiguous("DoubleStorage", "7", 2), doubles.array())
                .tensor("h", TestTensor.contiguous("HalfStorage", "8", 2), halves.array())
                .tensor("b", TestTensor.contiguous("BFloat16Storage", "9", 2), brains.array());

        ImportedCheckpoint checkpoint = CheckpointImporter.read(pth.writeBare(file));

        assertThat(checkpoint.fusion().get("d").values()).containsExactly(0.1f, -2);
        assertThat(checkpoint.fusion().get("h").values()).containsExactly(1, -2.5f);
        assertThat(checkpoint.fusion().get("b").values()).containsExactly(1, -2.5f);
    }

    @Test
    void read_bigEndianFile_isSwapped() throws IOException {
        PthFile pth = new PthFile(ByteOrder.BIG_ENDIAN).floats("h_p", 3).floats("dmml.3.bias", 1);

        assertThat(CheckpointImporter.read(pth.writeBare(file))
                        .fusion()
                        .get("h_p")
                        .values())
                .containsExactly(0, 0.5f, 1);
    }

    @Test
    void read_viewsOfOneStorage_areCopiedInRowMajorOrder() throws IOException {
        PthFile pth = PthFile.almt("");
        byte[] storage = pth.buffer(24)
                .putFloat(0)
                .putFloat(0.5f)
                .putFloat(1)
                .putFloat(1.5f)
                .putFloat(2)
                .putFloat(2.5f)
                .array();
        pth.tensor("whole", new TestTensor("FloatStorage", "6", 6, 0, new long[] {2, 3}, new long[] {3, 1}), storage)
                .tensor(
                        "turned",
                        new TestTensor("FloatStorage", "6", 6, 0, new long[] {3, 2}, new long[] {1, 3}),
                        storage)
                .tensor("tail", new TestTensor("FloatStorage", "6", 6, 4, new long[] {2}, new long[] {1}), storage)
                .tensor(
                        "empty",
                        new TestTensor("FloatStorage", "6", 6, 0, new long[] {0, 3}, new long[] {3, 1}),
                        storage)
                .tensor("scalar", new TestTensor("FloatStorage", "6", 6, 5, new long[0], new long[0]), storage);

        ImportedCheckpoint checkpoint = CheckpointImporter.read(pth.writeBare(file));

        assertThat(checkpoint.fusion().get("whole").values()).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
        assertThat(checkpoint.fusion().get("turned").values()).containsExactly(0, 1.5f, 0.5f, 2, 1, 2.5f);
        assertThat(checkpoint.fusion().get("tail").values()).containsExactly(2, 2.5f);
        assertThat(checkpoint.fusion().get("empty").values()).isEmpty();
        assertThat(checkpoint.fusion().get("scalar").values()).containsExactly(2.5f);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void read_weightThatIsNotFinite_isRefusedByName(float value) throws IOException {
        PthFile pth = PthFile.almt("");
        byte[] storage = pth.buffer(8).putFloat(1).putFloat(value).array();
        Path bad = pth.tensor("fusion_layer.bad", TestTensor.contiguous("FloatStorage", "6", 2), storage)
                .writeBare(file);

        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> CheckpointImporter.read(bad))
                .withMessage(file + ": has " + value + " in tensor 'fusion_layer.bad' at element 1");
    }
}
