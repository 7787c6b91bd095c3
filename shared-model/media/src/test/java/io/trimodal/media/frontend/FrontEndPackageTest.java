package io.trimodal.media.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ModelId;
import io.trimodal.model.PackageFile;
import io.trimodal.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrontEndPackageTest {
    private static final byte[] GRAPH = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void open_ofWhatWasWritten_isTheSameManifest() throws IOException {
        Path place = write("1.0.0");

        FrontEndPackage opened = FrontEndPackage.open(place);

        assertThat(opened.manifest()).isEqualTo(manifest("1.0.0"));
        assertThat(opened.manifest().setting("hop")).isEqualTo(640);
        assertThat(opened.digest()).isEqualTo(Sha256.of(place.resolve("front-end.json")));
        try (PackageFile read = opened.read("graph.onnx")) {
            assertThat(read.toArray()).isEqualTo(GRAPH);
        }
    }

    @Test
    void read_ofOtherBytes_isRefusedWithBothDigests() throws IOException {
        Path place = write("1.0.0");
        FrontEndPackage opened = FrontEndPackage.open(place);
        Files.write(place.resolve("graph.onnx"), new byte[] {1, 2, 4});

        assertThatThrownBy(() -> opened.read("graph.onnx"))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("graph.onnx: has the SHA-256")
                .hasMessageContaining(Sha256.of(GRAPH));
    }

    @Test
    void read_ofAFileThatIsNotListed_isRefused() throws IOException {
        FrontEndPackage opened = FrontEndPackage.open(write("1.0.0"));

        assertThatThrownBy(() -> opened.read("../graph.onnx")).hasMessageContaining("lists no ../graph.onnx");
    }

    @Test
    void open_ofADirectoryWithMore_isRefused() throws IOException {
        Path place = write("1.0.0");
        Files.write(place.resolve("other.onnx"), GRAPH);

        assertThatThrownBy(() -> FrontEndPackage.open(place)).hasMessageContaining("does not list: other.onnx");
    }

    @Test
    void open_ofAnUnknownKind_namesThoseThatThereAre() throws IOException {
        Path place = write("1.0.0");
        Path file = place.resolve("front-end.json");
        Files.writeString(
                file, Files.readString(file).replace("\"voice\",\n  \"description", "\"smell\",\n  \"description"));

        assertThatThrownBy(() -> FrontEndPackage.open(place))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("/kind must be one of voice, face, voice-activity, not 'smell'");
    }

    @Test
    void newest_ofSeveral_isByVersionNumber() throws IOException {
        write("1.9.0");
        write("1.10.0");

        assertThat(new FrontEndFolder(folder)
                        .newest("voice")
                        .orElseThrow()
                        .manifest()
                        .id()
                        .version())
                .isEqualTo("1.10.0");
    }

    @Test
    void newest_whereNoneWasMade_isEmpty() {
        assertThat(new FrontEndFolder(folder.resolve("missing")).newest("face")).isEmpty();
    }

    @Test
    void list_ofAPackageInAnotherPlace_isRefused() throws IOException {
        Files.move(write("1.0.0"), folder.resolve("voice").resolve("2.0.0"));

        assertThatThrownBy(() -> new FrontEndFolder(folder).list())
                .hasMessageContaining("holds the front end voice:1.0.0");
    }

    private Path write(String version) throws IOException {
        Path place = Files.createDirectories(folder.resolve("voice").resolve(version));
        Files.write(place.resolve("graph.onnx"), GRAPH);
        Files.write(place.resolve("front-end.json"), FrontEndManifestJson.write(manifest(version)));
        return place;
    }

    private static FrontEndManifest manifest(String version) {
        return new FrontEndManifest(
                new ModelId("voice", version),
                FrontEndKind.VOICE,
                "for a test",
                "Apache-2.0",
                "a test",
                Map.of("hop", 640.0),
                List.of(new OutputDimension("log_f0", "ln Hz", "pitch")),
                Map.of("graph.onnx", Sha256.of(GRAPH)));
    }
}
