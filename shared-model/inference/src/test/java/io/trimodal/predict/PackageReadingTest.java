package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.Sha256;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded are the bytes that the manifest lists, whenever a file changes. */
class PackageReadingTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path repository;

    private final OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        directory = ToyPackage.write(
                repository, "1", ToyPackage.FROZEN, false, ToyPackage.selfTestScore(ToyPackage.FROZEN));
        // Any graph will do where only its loading is looked at.
        Path gradient = Files.copy(directory.resolve("fuse.onnx"), directory.resolve("fuse-gradient.onnx"));
        Path manifest = directory.resolve(ManifestJson.FILE);
        ObjectNode tree = (ObjectNode) MAPPER.readTree(Files.readAllBytes(manifest));
        ((ObjectNode) tree.get("files")).put("fuse-gradient.onnx", Sha256.of(gradient));
        Files.write(manifest, MAPPER.writeValueAsBytes(tree));
    }

    private void change(String file) throws IOException {
        Files.write(directory.resolve(file), new byte[] {0}, StandardOpenOption.APPEND);
    }

    static Stream<Function<Path, ModelPackage>> openings() {
        return Stream.of(ModelPackage::open, ModelPackage::openToRead);
    }

    @ParameterizedTest
    @MethodSource("openings")
    void gradientGraph_thatChangedAfterTheStart_isRefusedWhenItIsUsed(Function<Path, ModelPackage> opening)
            throws IOException {
        try (LoadedModel model = LoadedModel.open(opening.apply(directory), graphs)) {
            change("fuse-gradient.onnx");
            Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
            for (Modality modality : Modality.values()) {
                tokens.put(modality, Tensor.floats(1, 2, 2));
            }

            assertThatThrownBy(() -> model.gradients().ofTokens(tokens))
                    .isInstanceOf(InvalidPackageException.class)
                    .hasMessageContaining("fuse-gradient.onnx: has the SHA-256 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embed-language.onnx",
                "embed-audio.onnx",
                "embed-vision.onnx",
                "fuse.onnx",
                "fuse-gradient.onnx",
                "text-encoder.onnx",
                "vocab.txt",
                "self-test.json"
            })
    void file_thatChangedBeforeItWasRead_isRefusedAtTheStart(String file) throws IOException {
        for (ModelPackage opened :
                openings().map(opening -> opening.apply(directory)).toList()) {
            byte[] whole = Files.readAllBytes(directory.resolve(file));
            change(file);
            if (file.equals("fuse-gradient.onnx") && opened.verification() == ModelPackage.Verification.AT_ONCE) {
                LoadedModel.open(opened, graphs).close(); // looked at before, and again when it is used
            } else {
                assertThatThrownBy(() -> LoadedModel.open(opened, graphs))
                        .isInstanceOf(InvalidPackageException.class)
                        .hasMessageContaining(file + ": has the SHA-256 ");
            }
            Files.write(directory.resolve(file), whole);
        }
    }

    @Test
    void encoder_thatAnotherModelHasLoaded_isLookedAtAllTheSame() throws IOException {
        try (LoadedModel first = LoadedModel.open(ModelPackage.openToRead(directory), graphs)) {
            ModelPackage second = ModelPackage.openToRead(directory);
            change("text-encoder.onnx");

            assertThat(first.language().absentWords()).isPresent();
            assertThatThrownBy(() -> LoadedModel.open(second, graphs))
                    .isInstanceOf(InvalidPackageException.class)
                    .hasMessageContaining("text-encoder.onnx: has the SHA-256 ");
        }
    }
}
