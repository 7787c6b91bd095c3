package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndKind;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.FrontEndPackage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrontEndBuildTest {
    @TempDir
    private Path folder;

    @Test
    void main_ofAVoice_writesAPackageThatSaysWhatItIs() {
        FrontEndBuild.main(new String[] {folder.toString(), folder.toString(), "voice-prosody:1.2.0"});

        FrontEndPackage written =
                new FrontEndFolder(folder).newest("voice-prosody").orElseThrow();
        FrontEndManifest manifest = written.manifest();
        assertThat(manifest.id().version()).isEqualTo("1.2.0");
        assertThat(manifest.kind()).isEqualTo(FrontEndKind.VOICE);
        assertThat(manifest.licence()).isEqualTo("Apache-2.0");
        assertThat(manifest.outputs()).hasSize(40).allSatisfy(output -> {
            assertThat(output.unit()).isNotBlank();
            assertThat(output.description()).isNotBlank();
        });
        written.read("voice.onnx").close();
    }

    @Test
    void main_ofAPackageThatExists_isRefused() {
        String[] arguments = {folder.toString(), folder.toString(), "voice:1.0.0"};
        FrontEndBuild.main(arguments);

        assertThatThrownBy(() -> FrontEndBuild.main(arguments))
                .hasMessageContaining("the front end voice:1.0.0 exists");
    }

    @Test
    void main_ofAnUnknownName_namesThoseThatThereAre() {
        assertThatThrownBy(() -> FrontEndBuild.main(new String[] {folder.toString(), folder.toString(), "smell:1.0.0"}))
                .hasMessageContaining("'smell:1.0.0' must be NAME:VERSION with a name of")
                .hasMessageContaining("voice-activity");
    }

    @Test
    void main_ofTheSameFrontEndTwice_writesTheSameBytes() {
        FrontEndBuild.main(new String[] {folder.resolve("a").toString(), folder.toString(), "voice:1.0.0"});
        FrontEndBuild.main(new String[] {folder.resolve("b").toString(), folder.toString(), "voice:1.0.0"});

        assertThat(new FrontEndFolder(folder.resolve("a"))
                        .newest("voice")
                        .orElseThrow()
                        .digest())
                .isEqualTo(new FrontEndFolder(folder.resolve("b"))
                        .newest("voice")
                        .orElseThrow()
                        .digest());
    }
}
