package io.trimodal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.model.Manifest.LanguageSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {
    /** FIPS 180-2, appendix B.1: the digest of "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path root;

    @Test
    void open_filesAsListed_isThePackage() throws IOException {
        ModelPackage opened = ModelPackage.open(write("toy", "1.0.0"));

        assertThat(opened.id()).isEqualTo(new ModelId("toy", "1.0.0"));
        assertThat(opened.digest()).isEqualTo(Sha256.of(opened.file("model.json")));
        assertThat(opened.file("fuse.onnx")).hasContent("abc");
    }

    @Test
    void open_changedFile_saysBothDigests() throws IOException {
        Path directory = write("toy", "1.0.0");
        Files.writeString(directory.resolve("fuse.onnx"), "abd");

        assertRefused(directory, "its manifest says " + ABC);
    }

    @Test
    void read_fileThatChangedAfterOpening_saysBothDigests() throws IOException {
        for (ModelPackage opened :
                List.of(ModelPackage.open(write("toy", "1.0.0")), ModelPackage.openToRead(write("toy", "2.0.0")))) {
            Files.writeString(opened.file("fuse.onnx"), "abd");

            assertThatThrownBy(() -> opened.read("fuse.onnx"))
                    .isInstanceOf(InvalidPackageException.class)
                    .hasMessageContaining(opened.id().version() + "/fuse.onnx: has the SHA-256 ")
                    .hasMessageContaining("its manifest says " + ABC);
        }
    }

    @Test
    void read_unverified_isWhatLiesThere() throws IOException {
        ModelPackage opened = ModelPackage.openUnverified(write("toy", "1.0.0"));
        Files.writeString(opened.file("fuse.onnx"), "abd");

        try (PackageFile file = opened.read("fuse.onnx")) {
            assertThat(file.toArray()).asString(StandardCharsets.US_ASCII).isEqualTo("abd");
        }
    }

    @Test
    void read_fileThatIsGone_namesIt() throws IOException {
        ModelPackage opened = ModelPackage.openToRead(write("toy", "1.0.0"));
        Files.delete(opened.file("fuse.onnx"));

        assertThatThrownBy(() -> opened.read("fuse.onnx"))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("fuse.onnx: cannot be read");
    }

    @Test
    void open_wrongManifest_namesThePackageAndTheField() throws IOException {
        Path directory = write("toy", "1.0.0");
        Path manifest = directory.resolve("model.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("\"frames\" : \\d+", "\"frames\" : 2147483647"));

        assertRefused(directory, manifest + ": /features/language/frames must be from 1 to 100000, not 2147483647");
    }

    @Test
    void open_missingFile_namesIt() throws IOException {
        Path directory = write("toy", "1.0.0");
        Files.delete(directory.resolve("fuse.onnx"));

        assertRefused(directory, "lacks fuse.onnx");
    }

    @Test
    void open_unlistedFile_namesIt() throws IOException {
        Path directory = write("toy", "1.0.0");
        Files.writeString(directory.resolve("extra.onnx"), "abc");

        assertRefused(directory, "does not list: extra.onnx");
    }

    @Test
    void open_symbolicLinkToTheRightBytes_isRefused() throws IOException {
        Path directory = write("toy", "1.0.0");
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "abc");
        Files.delete(directory.resolve("fuse.onnx"));
        Files.createSymbolicLink(directory.resolve("fuse.onnx"), elsewhere);

        assertRefused(directory, "is not a regular file");
    }

    @Test
    void openUnverified_changedFile_isThePackage() throws IOException {
        Path directory = write("toy", "1.0.0");
        Files.writeString(directory.resolve("fuse.onnx"), "abd");

        assertThat(ModelPackage.openUnverified(directory).id()).isEqualTo(new ModelId("toy", "1.0.0"));
        assertThat(new LocalModelRepository(root, false)
                        .open(new ModelId("toy", "1.0.0"))
                        .file("fuse.onnx"))
                .hasContent("abd");
    }

    @Test
    void openUnverified_missingFile_namesIt() throws IOException {
        Path directory = write("toy", "1.0.0");
        Files.delete(directory.resolve("fuse.onnx"));

        assertThatThrownBy(() -> ModelPackage.openUnverified(directory))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("lacks fuse.onnx");
    }

    @Test
    void open_withoutManifest_isRefused() {
        assertRefused(root, "holds no model.json");
    }

    @Test
    void resolve_nameAlone_isTheNewestByNumberNotByText() throws IOException {
        write("toy", "1.9.0");
        write("toy", "1.10.0");
        write("toy", "1.2.0");
        write("other", "2.0.0");
        ModelRepository repository = new LocalModelRepository(root);

        assertThat(repository.list())
                .map(ModelId::toString)
                .containsExactly("other:2.0.0", "toy:1.2.0", "toy:1.9.0", "toy:1.10.0");
        assertThat(repository.resolve("toy")).isEqualTo(new ModelId("toy", "1.10.0"));
        assertThat(repository.resolve("toy:1.9.0")).isEqualTo(new ModelId("toy", "1.9.0"));
    }

    @Test
    void resolve_unknown_listsWhatThereIs() throws IOException {
        write("toy", "1.0.0");

        assertThatThrownBy(() -> new LocalModelRepository(root).resolve("toi"))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage("there is no model 'toi'; there is toy:1.0.0");
    }

    @Test
    void open_versionThatIsNotThere_listsWhatThereIs() throws IOException {
        write("toy", "1.0.0");

        assertThatThrownBy(() -> new LocalModelRepository(root).open(new ModelId("toy", "2.0.0")))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("there is toy:1.0.0");
    }

    @Test
    void list_emptyOrMissingRoot_isEmpty() {
        assertThat(new LocalModelRepository(root).list()).isEmpty();
        assertThat(new LocalModelRepository(root.resolve("nowhere")).list()).isEmpty();
    }

    @Test
    void list_whatIsNoPackage_isPassedOver() throws IOException {
        Files.createDirectories(root.resolve("toy/1.0.0"));
        Files.createFile(Files.createDirectories(root.resolve("Odd Name/1.0.0")).resolve("model.json"));

        assertThat(new LocalModelRepository(root).list()).isEmpty();
    }

    @Test
    void open_directoryOfAnotherPackage_isRefused() throws IOException {
        Files.move(write("toy", "1.0.0"), root.resolve("toy/2.0.0"));

        assertThatThrownBy(() -> new LocalModelRepository(root).open(new ModelId("toy", "2.0.0")))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("holds the package toy:1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "a/b", "a\\b", "a..b", "A", "-a", "a.", "a:b", "a b", "a\u0000"})
    void modelId_thatIsNoSafeFileName_isRefused(String name) {
        assertThatThrownBy(() -> new ModelId(name, "1.0.0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelId("toy", name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void modelId_of65Characters_isRefused() {
        assertThat(new ModelId("a".repeat(64), "1").name()).hasSize(64);
        assertThatThrownBy(() -> new ModelId("a".repeat(65), "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path write(String name, String version) throws IOException {
        Path directory = Files.createDirectories(root.resolve(name).resolve(version));
        Files.writeString(directory.resolve("fuse.onnx"), "abc");
        Manifest manifest = TestManifests.manifest(
                new ModelId(name, version), new LanguageSource.FeaturesOnly(), Map.of("fuse.onnx", ABC));
        Files.write(directory.resolve("model.json"), ManifestJson.write(manifest));
        return directory;
    }

    private static void assertRefused(Path directory, String reason) {
        assertThatThrownBy(() -> ModelPackage.open(directory))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining(reason);
    }
}
