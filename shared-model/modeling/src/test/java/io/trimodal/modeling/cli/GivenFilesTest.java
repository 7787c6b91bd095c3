package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is told in the same words by all commands, and before they begin. */
class GivenFilesTest {
    @TempDir
    private Path folder;

    private Path there;

    @BeforeEach
    void file() throws IOException {
        there = Files.writeString(folder.resolve("set.csv"), "text,split,label\nfine,train,1\nbad,test,-1\n");
    }

    /** @param command with IN for a file to read, OUT for one to write, THERE for one that is there */
    private String refusal(String command, Path in, Path out) {
        String[] arguments = command.split(" ");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (arguments[i]) {
                case "IN" -> in.toString();
                case "OUT" -> out.toString();
                case "THERE" -> there.toString();
                default -> arguments[i];
            };
        }
        Run run = Run.of(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        return run.err().strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --architecture almt --data IN --output OUT",
                "train --architecture almt --data THERE --voices IN --output OUT",
                "train --architecture almt --data THERE --voices THERE --faces IN --output OUT",
                "tune-encoder --data IN --output OUT",
                "measure-encoder --data IN",
                "export --weights IN --name toy --version 1 --repository OUT",
                "export --weights THERE --evaluation IN --name toy --version 1 --repository OUT",
                "import-checkpoint --architecture almt --config mosi --checkpoint IN --name a --version 1 "
                        + "--repository OUT",
                "evaluate --model toy --data IN",
                "compare IN",
                "simulate-data --data IN --output OUT",
                "voice-features --data IN --output OUT",
                "face-features --data IN --output OUT",
                "figures toy --data IN --voices THERE",
                "figures toy --data THERE --voices IN",
                "figures toy --data THERE --voices THERE --faces IN",
                "figures IN --data THERE --voices THERE",
                "compare-explanations --data IN",
                "compare-explanations --data THERE --voices IN",
                "check-numbers IN"
            })
    void fileToRead_thatIsNone_isNamedOnce(String command) throws IOException {
        Path out = folder.resolve("out");
        Path missing = folder.resolve("none.safetensors");
        String name = "trimodal " + command.split(" ")[0] + ": ";
        assertThat(refusal(command, missing, out)).isEqualTo(name + missing + ": does not exist");

        Path directory = Files.createDirectory(folder.resolve("folder.safetensors"));
        assertThat(refusal(command, directory, out)).isEqualTo(name + directory + ": is a folder; give a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure-encoder --data THERE --encoded OUT",
                "train --architecture almt --data THERE --output none --encoded OUT",
                "evaluate --model toy --data THERE --output OUT",
                "simulate-data --data THERE --output OUT",
                "voice-features --data THERE --output OUT",
                "face-features --data THERE --output OUT"
            })
    void fileToWrite_thatCannotBe_isNamedBeforeAnythingIsDone(String command) {
        String name = "trimodal " + command.split(" ")[0] + ": ";
        assertThat(refusal(command, there, folder.resolve("none/file")))
                .isEqualTo(name + "there is no folder " + folder.resolve("none") + " to write file");
        assertThat(refusal(command, there, folder)).isEqualTo(name + folder + ": is a folder; give a file");
        assertThat(refusal(command, there, there.resolve("file")))
                .isEqualTo(name + there + ": is a file; give a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --architecture almt --data THERE --output OUT",
                "tune-encoder --data THERE --output OUT",
                "export --weights THERE --name toy --version 1 --repository OUT",
                "import-checkpoint --architecture almt --formula-weights --name a --version 1 --repository OUT"
            })
    void folderToWriteTo_thatIsAFile_isNamedBeforeAnythingIsDone(String command) {
        String name = "trimodal " + command.split(" ")[0] + ": ";
        assertThat(refusal(command, there, there)).isEqualTo(name + there + ": is a file; give a folder");
        assertThat(refusal(command, there, there.resolve("below/it")))
                .isEqualTo(name + there + ": is a file; give a folder");
    }

    @Test
    void fileToRead_thatMayNotBe_isNamed() throws IOException {
        Path secret = Files.createFile(
                folder.resolve("secret.csv"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeFalse(Files.isReadable(secret), "nothing is kept from root");

        assertThat(refusal("evaluate --model toy --data IN", secret, folder.resolve("out")))
                .isEqualTo("trimodal evaluate: " + secret + ": may not be read by this user");
    }

    @Test
    void picturesThatAreNone_areRefusedBeforeTheBarBegins() {
        PrintStream usual = System.err;
        ByteArrayOutputStream bar = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bar, true, StandardCharsets.UTF_8));
        try {
            // no front end is needed to tell that this is none
            assertThat(refusal("face-features --data THERE --output OUT", there, folder.resolve("out.npz")))
                    .contains("set.csv: is truncated or not a zip file");
            assertThat(refusal("voice-features --data THERE --output OUT", there, folder.resolve("out.npz")))
                    .contains("set.csv is truncated or not a zip file");
        } finally {
            System.setErr(usual);
        }
        assertThat(bar.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
