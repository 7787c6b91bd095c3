package io.trimodal.knative;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script that builds container images, up to where it needs a container engine: in a checkout of files that stand
 * for built ones.
 */
class ContainerBuildTest {
    private static final Path CONTAINER = Checkout.own().resolve("native-configs/container");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path checkout;

    @BeforeEach
    void copyScript() throws IOException {
        // says the version
        Files.copy(Checkout.own().resolve("pom.xml"), checkout.resolve("pom.xml"));
        Path folder = Files.createDirectories(checkout.resolve("native-configs/container"));
        try (Stream<Path> files = Files.list(CONTAINER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void script_hasNoSyntaxError() throws Exception {
        assertThat(run("bash", "-n", "native-configs/container/build")).isEqualTo(new Trial.Result(0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "predict, functions/server",
        "robustness-check, functions/server",
        "explain, functions/server",
        "score-upload, functions/score-upload",
        "workbench, functions/server"
    })
    void dryRun_printsEveryStep_andLeavesNothing(String function, String module) throws Exception {
        Trial.Result result = build("--dry-run", function, "cuda");

        assertThat(result.exit()).isZero();
        assertThat(result.output().replace("\\", ""))
                .contains("-Pnative,sbom -DskipTests")
                .contains("-pl " + module + ",shared-model/default-models")
                .contains("-Pcuda-libraries -pl native-configs")
                .contains(module + "/target/*-runner")
                .contains("--tag trimodal/" + function + ":1.1.0-cuda")
                .contains("--build-arg FUNCTION=" + function);
        assertThat(checkout.resolve("native-configs/target")).doesNotExist();
        assertThat(Checkout.own().resolve(module)).isDirectoryContaining("glob:**/pom.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "cuda"})
    void stage_holdsWhatTheContainerfileCopies(String platform) throws Exception {
        builtFiles();

        Trial.Result result = build("stage", "predict", platform);

        assertThat(result).isEqualTo(new Trial.Result(0, ""));
        Path context = checkout.resolve("native-configs/target/container/predict-" + platform);
        assertThat(Files.isExecutable(context.resolve("function"))).isTrue();
        assertThat(context.resolve("models/trimodal-almt/2.1.0/model.json")).exists();
        assertThat(context.resolve("bom.json")).exists();
        assertThat(context.resolve("lib/libonnxruntime.so")).hasContent(platform);
        assertThat(Files.exists(context.resolve("lib/libonnxruntime_providers_cuda.so")))
                .isEqualTo(platform.equals("cuda"));
        assertThat(Files.getPosixFilePermissions(context.resolve("models/trimodal-almt/2.1.0/model.json")))
                .contains(PosixFilePermission.OTHERS_READ);
        for (String source : copied(context.resolve("Containerfile"))) {
            assertThat(context.resolve(source)).exists();
        }
    }

    /** Every image runs as a user that is not root, and starts the function itself. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "cuda"})
    void containerfile_hasLabelsAndNoRoot(String platform) throws IOException {
        String file = Files.readString(CONTAINER.resolve(platform + ".Containerfile"));

        assertThat(file)
                .contains("USER 65532:65532")
                .contains("ORT_DISABLE_TELEMETRY=1")
                .contains("ENTRYPOINT [\"/function/function\"]")
                .contains("org.opencontainers.image.version=\"${VERSION}\"")
                .contains("org.opencontainers.image.revision=\"${REVISION}\"");
        assertThat(copied(CONTAINER.resolve(platform + ".Containerfile")))
                .containsExactly("lib/", "models/", "front-ends/", "bom.json", "function");
    }

    @Test
    void stage_withoutWhatWasToBeBuilt_saysWhatToRun() throws Exception {
        assertThat(build("stage", "predict").output()).contains("run the step executable first");
        builtFiles();
        Files.delete(checkout.resolve("native-configs/target/cuda-lib/libonnxruntime_providers_cuda.so"));
        assertThat(build("stage", "predict", "cuda").output()).contains("has no CUDA provider");
        Files.delete(checkout.resolve("functions/server/target/bom.json"));
        Trial.Result result = build("stage", "predict");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("bom.json");
    }

    @Test
    void image_withoutAnEngine_saysSo() throws Exception {
        builtFiles();
        Trial.Result result =
                run("env", "TRIMODAL_ENGINE=no-such-engine", "native-configs/container/build", "image", "predict");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output()).contains("no-such-engine").contains("works here");
    }

    @Test
    void unknownFunctionOrPlatform_isRefused() throws Exception {
        assertThat(build("predit").output()).contains("'predit'").contains("score-upload");
        assertThat(build("predict", "tpu").output()).contains("'tpu'").contains("cuda");
        assertThat(build("predict", "cpu", "more").exit()).isEqualTo(2);
    }

    private void builtFiles() throws IOException {
        write("functions/server/target/trimodal-server-1.1.0-runner", "executable");
        write("functions/server/target/lib/libonnxruntime.so", "cpu");
        write("functions/server/target/lib/libonnxruntime4j_jni.so", "cpu");
        write("functions/server/target/bom.json", "{}");
        write("native-configs/target/cuda-lib/libonnxruntime.so", "cuda");
        write("native-configs/target/cuda-lib/libonnxruntime_providers_cuda.so", "cuda");
        String model = "shared-model/default-models/target/repository/trimodal-almt/2.1.0/model.json";
        write(model, "{}");
        write("shared-model/front-ends/target/front-ends/voice/1.0.0/front-end.json", "{}");
        Files.setPosixFilePermissions(checkout.resolve(model), PosixFilePermissions.fromString("rw-------"));
    }

    private void write(String path, String content) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** What a Containerfile copies out of its context. */
    private static List<String> copied(Path containerfile) throws IOException {
        return Files.readAllLines(containerfile).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private Trial.Result build(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("native-configs/container/build"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private Trial.Result run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIMODAL_"));
        return Trial.run(builder, PATIENCE);
    }
}
