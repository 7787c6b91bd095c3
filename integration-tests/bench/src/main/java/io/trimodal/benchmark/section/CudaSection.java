package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.EncoderFiles;
import io.trimodal.benchmark.model.PaddedBatch;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.model.ServedModel;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.Prediction;
import io.trimodal.runtime.DeviceUnavailableException;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.RuntimeOptions.Device;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A GPU against the processors: both default models and their text encoder, from one utterance to batches of 256, and
 * whether the scores are the same. The scores of all batches are compared before anything is timed, and a difference
 * above {@value #SAME} ends the section after its tables.
 */
public final class CudaSection implements Section {
    private static final List<String> MODELS = List.of("trimodal-almt", "trimodal-lnln");
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256);
    private static final List<Integer> QUICK_BATCHES = List.of(1, 8, 64, 256);
    private static final int WORDS = 20;
    /** Largest difference of a score that counts as none. */
    private static final double SAME = 1e-3;

    private static final Column DEVICE = new Column("device", "device");
    private static final Column BATCH = new Column("batch", "batch");
    private static final Column DIFFERENCE = new Column("difference", "difference");

    private final Device device;
    private final List<Integer> batches;

    /** On the first GPU. */
    CudaSection() {
        this(Device.CUDA, List.of());
    }

    /**
     * For tests, which have no GPU.
     *
     * @param batches none for the usual ones
     */
    CudaSection(Device device, List<Integer> batches) {
        this.device = device;
        this.batches = List.copyOf(batches);
    }

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Integer> sizes = sizes(bench);
        List<String> differing = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("cuda", (2 * MODELS.size() + 1) * sizes.size())) {
            for (String name : MODELS) {
                ModelPackage model = bench.models().served(name);
                List<Utterance> features = SampleUtterances.of(model.manifest().contracts(), sizes.getLast());
                tables.accept(scored(bench, model, "features", features, task, differing));
                tables.accept(scored(bench, model, "text", texts(sizes.getLast()), task, differing));
            }
            tables.accept(encoded(bench, task));
        } catch (DeviceUnavailableException e) {
            throw new IllegalStateException(
                    "the section cuda needs a GPU of NVIDIA with CUDA 12 and cuDNN 9, and ONNX Runtime's GPU build,"
                            + " which ./trimodal takes from native-configs/target/cuda-lib (./mvnw -Pcuda-libraries"
                            + " -pl native-configs process-resources): "
                            + e.getCause().getMessage(),
                    e);
        }
        if (!differing.isEmpty()) {
            throw new IllegalStateException("scores differ by more than " + SAME + ": " + String.join(", ", differing));
        }
    }

    private List<Integer> sizes(Bench bench) {
        if (!batches.isEmpty()) {
            return batches;
        }
        return bench.settings().quick() ? QUICK_BATCHES : BATCHES;
    }

    /** As the functions run them by default: one thread per run, the embeddings side by side. */
    private static OnnxGraphs processors(Bench bench) {
        return new OnnxGraphs(RuntimeOptions.cpu(bench.settings().threads()));
    }

    private OnnxGraphs other(Bench bench) {
        return new OnnxGraphs(new RuntimeOptions(bench.settings().threads(), device));
    }

    private Table scored(
            Bench bench,
            ModelPackage model,
            String inputs,
            List<Utterance> utterances,
            Progress.Task task,
            List<String> differing) {
        int sideBySide = Runtime.getRuntime().availableProcessors();
        String what = model.id().name() + ", " + inputs;
        List<Row> rows = new ArrayList<>();
        try (ServedModel gpu = new ServedModel(model, other(bench), sideBySide);
                ServedModel cpu = new ServedModel(model, processors(bench), sideBySide)) {
            for (int size : sizes(bench)) {
                task.next(what + " " + size);
                List<Utterance> batch = utterances.subList(0, size);
                double difference = difference(cpu.predict(batch), gpu.predict(batch));
                if (!(difference <= SAME)) {
                    differing.add(what + ", batch " + size + ": " + difference);
                }
                Rounds rounds = Interleaved.pairs(
                        bench.settings().budget(),
                        new Repeated(size, () -> cpu.predict(batch)),
                        new Repeated(size, () -> gpu.predict(batch)));
                rows.addAll(rows(what, rounds, size, difference));
            }
        }
        return new Table(
                "cuda-" + model.id().name() + "-" + inputs,
                model.id().name() + " from " + inputs + " to scores, " + key() + " against the processors, "
                        + bench.threads() + " per run on these, " + sideBySide + " runs side by side",
                List.of("One caller; a run is one batch. difference: the greatest of the two devices' scores of one"
                        + " utterance; at most " + SAME + " counts as the same."),
                Comparison.columns(List.of(DEVICE, BATCH), "utterances/s", List.of(DIFFERENCE)),
                rows);
    }

    private Table encoded(Bench bench, Progress.Task task) {
        EncoderFiles files = EncoderFiles.of(bench.models().served(Payload.MODEL));
        List<TokenIds> texts = files.tokens(SampleTexts.of(WORDS, sizes(bench).getLast()));
        List<Row> rows = new ArrayList<>();
        try (Graph onGpu = other(bench).load(files.encoder());
                Graph onCpu = processors(bench).load(files.encoder())) {
            PaddedBatch gpu = new PaddedBatch(onGpu);
            PaddedBatch cpu = new PaddedBatch(onCpu);
            for (int size : sizes(bench)) {
                task.next("encoder " + size);
                List<TokenIds> batch = texts.subList(0, size);
                double difference = difference(cpu.encode(batch), gpu.encode(batch));
                Rounds rounds = Interleaved.pairs(
                        bench.settings().budget(),
                        new Repeated(size, () -> cpu.encode(batch)),
                        new Repeated(size, () -> gpu.encode(batch)));
                rows.addAll(rows("text encoder, " + texts.getFirst().tokens() + " tokens", rounds, size, difference));
            }
        }
        return new Table(
                "cuda-encoder",
                "Text encoder bge-small-en-v1.5 (int8), one run per batch, " + key() + " against the processors, "
                        + bench.threads(),
                List.of("Functions encode each text in a run of its own, as in the rows of batch 1: neighbours change a"
                        + " quantised encoder's features. difference: the greatest of a feature's, which has no"
                        + " bound; what it does to scores is in the tables of text above."),
                Comparison.columns(List.of(DEVICE, BATCH), "texts/s", List.of(DIFFERENCE)),
                rows);
    }

    private List<Row> rows(String what, Rounds rounds, int size, double difference) {
        String baseline = "cpu, batch " + size;
        return List.of(
                Comparison.baseline(what, rounds, 0).with(DEVICE.key(), "cpu").with(BATCH.key(), size),
                Comparison.candidate(what, rounds, baseline)
                        .with(DEVICE.key(), key())
                        .with(BATCH.key(), size)
                        .with(DIFFERENCE.key(), difference));
    }

    private String key() {
        return device.name().toLowerCase(Locale.ROOT);
    }

    private static List<Utterance> texts(int count) {
        return SampleTexts.of(WORDS, count).stream()
                .map(text -> new Utterance(text, new Text(text), Absent.INSTANCE, Absent.INSTANCE))
                .toList();
    }

    private static double difference(List<Prediction> one, List<Prediction> other) {
        double greatest = 0;
        for (int i = 0; i < one.size(); i++) {
            greatest = Math.max(
                    greatest,
                    Math.abs((double) one.get(i).score() - other.get(i).score()));
        }
        return greatest;
    }

    private static double difference(Tensor one, Tensor other) {
        Tensor.Floats first = (Tensor.Floats) one;
        Tensor.Floats second = (Tensor.Floats) other;
        double greatest = 0;
        for (int i = 0; i < first.values().limit(); i++) {
            greatest = Math.max(
                    greatest,
                    Math.abs((double) first.values().get(i) - second.values().get(i)));
        }
        return greatest;
    }
}
