package io.trimodal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphsTest {
    private static final OnnxGraphs GRAPHS = new OnnxGraphs(RuntimeOptions.cpu(1));

    @TempDir
    Path directory;

    @Test
    void run_batch_computesEveryRow() {
        try (Graph graph = addition()) {
            Tensor.Floats sum = (Tensor.Floats)
                    graph.run(Map.of("x", pair(2, 1, 2, 3, 4)), List.of("y")).get("y");

            assertThat(graph.inputNames()).containsExactly("x");
            assertThat(graph.outputNames()).containsExactly("y");
            assertThat(sum.shape()).containsExactly(2, 2);
            assertThat(values(sum)).containsExactly(11, 22, 13, 24);
        }
    }

    @Test
    void load_fromFile_runsTheSame() throws Exception {
        Path file = Files.write(directory.resolve("tiny.onnx"), TinyOnnx.addition());
        try (Graph graph = GRAPHS.load(file)) {
            Tensor y = graph.run(Map.of("x", pair(1, 1, 2)), List.of("y")).get("y");

            assertThat(values(y)).containsExactly(11, 22);
        }
    }

    @Test
    void loadShared_sameDigest_isOneSessionUntilTheLastIsClosed() throws Exception {
        Path file = Files.write(directory.resolve("tiny.onnx"), TinyOnnx.addition());
        OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
        Graph first = graphs.loadShared("digest", () -> graphs.load(file));
        Files.delete(file);
        Graph second = graphs.loadShared("digest", () -> graphs.load(file));

        first.close();
        first.close();

        assertThat(values(second.run(Map.of("x", pair(1, 1, 2)), List.of("y")).get("y")))
                .containsExactly(11, 22);
        assertThatThrownBy(() -> first.run(Map.of("x", pair(1, 1, 2)), List.of("y")))
                .isInstanceOf(GraphClosedException.class);
        second.close();
        assertThatThrownBy(() -> graphs.loadShared("digest", () -> graphs.load(file)))
                .isInstanceOf(InvalidGraphException.class);
    }

    @Test
    void runInto_buffersOfTheCaller_holdWhatRunReturns() {
        try (Graph graph = addition()) {
            Map<String, Tensor> inputs = Map.of("x", pair(1, 5, 6));
            Tensor.Floats pinned = Tensor.floats(1, 2);

            graph.runInto(inputs, Map.of("y", pinned));

            assertThat(values(pinned)).containsExactly(15, 26);
            assertThat(values(graph.run(inputs, List.of("y")).get("y"))).containsExactly(values(pinned));
        }
    }

    @Test
    void run_unknownInput_isARunFailure() {
        try (Graph graph = addition()) {
            assertThatThrownBy(() -> graph.run(Map.of("z", pair(1, 1, 2)), List.of("y")))
                    .isInstanceOf(GraphRunException.class)
                    .hasMessageContaining("running tiny failed");
        }
    }

    @Test
    void run_unknownOutput_isARunFailure() {
        try (Graph graph = addition()) {
            assertThatThrownBy(() -> graph.run(Map.of("x", pair(1, 1, 2)), List.of("z")))
                    .isInstanceOf(GraphRunException.class);
        }
    }

    @Test
    void run_wrongShape_isARunFailure() {
        try (Graph graph = addition()) {
            assertThatThrownBy(() -> graph.run(Map.of("x", Tensor.floats(1, 3)), List.of("y")))
                    .isInstanceOf(GraphRunException.class);
        }
    }

    @Test
    void runInto_wrongOutputShape_isARunFailure() {
        try (Graph graph = addition()) {
            assertThatThrownBy(() -> graph.runInto(Map.of("x", pair(1, 1, 2)), Map.of("y", Tensor.floats(1, 3))))
                    .isInstanceOf(GraphRunException.class);
        }
    }

    @Test
    void load_garbage_namesTheModel() {
        assertThatThrownBy(() -> GRAPHS.load("fuse.onnx", "no protobuf".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidGraphException.class, e -> assertThat(e.graph()).isEqualTo("fuse.onnx"));
    }

    @Test
    void load_missingFile_saysSo() {
        assertThatThrownBy(() -> GRAPHS.load(directory.resolve("fuse.onnx")))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("cannot load fuse.onnx: the file does not exist");
    }

    /** The build has no GPU provider, which is what a machine without a GPU looks like. */
    @Test
    void load_onAGpuThatIsNotThere_saysWhatToDo() {
        OnnxGraphs gpu = new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CUDA));

        assertThatThrownBy(() -> gpu.load("tiny", TinyOnnx.addition()))
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining("device CUDA cannot be used");
    }

    @Test
    void load_onAGpuIfThereIsOne_fallsBackToTheCpuAndSaysSo() {
        OnnxGraphs either = new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CUDA_OR_CPU));

        try (Graph graph = either.load("tiny", TinyOnnx.addition())) {
            assertThat(graph.inputNames()).isEqualTo(List.of("x"));
        }
        assertThat(either.fellBack()).isTrue();
        assertThat(GRAPHS.fellBack()).isFalse();
    }

    /** A damaged model is not blamed on the device. */
    @Test
    void load_garbageOnAGpuIfThereIsOne_namesTheModel() {
        OnnxGraphs either = new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CUDA_OR_CPU));

        assertThatThrownBy(() -> either.load("fuse.onnx", new byte[] {1, 2, 3}))
                .isInstanceOf(InvalidGraphException.class);
        assertThat(either.fellBack()).isFalse();
    }

    @Test
    void run_afterClose_isRefused() {
        Graph graph = addition();
        graph.close();
        graph.close();

        assertThatThrownBy(() -> graph.run(Map.of("x", pair(1, 1, 2)), List.of("y")))
                .isInstanceOf(GraphClosedException.class)
                .hasMessage("graph tiny is closed");
    }

    /** A session that is freed under a run crashes the process; each run ends whole or is refused. */
    @Test
    void close_whileOthersRun_endsEveryRunWholeOrRefused() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Graph graph = addition();
            CountDownLatch running = new CountDownLatch(4);
            List<Future<Long>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> runUntilClosed(graph, running)));
            }
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

            graph.close();

            for (Future<Long> run : runs) {
                assertThat(run.get(30, TimeUnit.SECONDS)).isPositive();
            }
        }
    }

    private static long runUntilClosed(Graph graph, CountDownLatch running) {
        long count = 0;
        try {
            while (true) {
                Tensor y = graph.run(Map.of("x", pair(1, 1, 2)), List.of("y")).get("y");
                assertThat(values(y)).containsExactly(11, 22);
                if (count++ == 0) { // each thread once: on a busy machine the first could do it for all
                    running.countDown();
                }
            }
        } catch (GraphClosedException _) {
            return count;
        }
    }

    private static Graph addition() {
        return GRAPHS.load("tiny", TinyOnnx.addition());
    }

    private static Tensor.Floats pair(int batch, float... values) {
        return Tensor.of(new long[] {batch, 2}, values);
    }

    private static float[] values(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }
}
