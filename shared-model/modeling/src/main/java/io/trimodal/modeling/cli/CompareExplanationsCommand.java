package io.trimodal.modeling.cli;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.faithfulness.Faithfulness;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Windows;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.evidence.ExplanationTrial;
import io.trimodal.modeling.evidence.HeldOutUtterance;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures explanations where it is known what they should find. */
@Command(
        name = "compare-explanations",
        description = {
            "Measures how well each method of explanation finds planted evidence.",
            "Held-out sentences with a simulated voice and face, or with --voices and --faces real ones, are "
                    + "explained by every method. Printed are "
                    + "how well frames with planted evidence rank above others (area under the ROC curve, pointing "
                    + "game), and how often erasing what a method ranks first changes the score faster than erasing "
                    + "at random (deletion and insertion)."
        },
        mixinStandardHelpOptions = true)
final class CompareExplanationsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "MODEL",
            description = "NAME[:VERSION]; without any, all packages of the repository.")
    private List<String> models = List.of();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "CSV with columns text, split and label, as train takes it; its test split is used.")
    private Path data;

    @Option(
            names = "--data-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of simulated voice and face, as train's (default: ${DEFAULT-VALUE}).")
    private long dataSeed;

    @Option(
            names = "--utterances",
            converter = Numbers.Positive.class,
            defaultValue = "100",
            paramLabel = "N",
            description = "The first N of the split (default: ${DEFAULT-VALUE}).")
    private int utterances;

    @Option(
            names = "--window",
            converter = Numbers.Positive.class,
            paramLabel = "FRAMES",
            description = "Frames that occlusion erases at a time (default: 2).")
    private Integer window; // null where it is left out, as picocli has it

    @Option(
            names = "--orders",
            converter = Numbers.Orders.class,
            defaultValue = "10",
            paramLabel = "N",
            description = "Random orders that each ranking is compared with (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Mixin
    private ComposedFlags composed;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        composed.requireReadable();
        PrintWriter out = spec.commandLine().getOut();
        List<HeldOutUtterance> heldOut = heldOut();
        LocalModelRepository packages = new LocalModelRepository(repository.directory());
        List<ModelId> ids = models.isEmpty()
                ? packages.list()
                : models.stream().map(packages::resolve).toList();
        Map<String, ExplanationTrial> trials = new LinkedHashMap<>();
        int processors = Runtime.getRuntime().availableProcessors();
        for (ModelId id : ids) {
            try (LoadedModel model = LoadedModel.open(
                            packages.open(id), new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CPU)));
                    InferencePool pool = new InferencePool(processors, 0);
                    ProgressBar bar = ProgressLine.start(id.toString(), heldOut.size())) {
                ExplanationTrial trial = new ExplanationTrial(model, pool, options());
                for (HeldOutUtterance utterance : heldOut) {
                    trial.add(utterance);
                    bar.step();
                }
                trials.put(id.toString(), trial);
            }
        }
        ExplanationTables tables = new ExplanationTables(trials);
        out.println(tables.evidence());
        out.println(tables.faithfulness());
        out.println(tables.completeness());
        out.flush();
        return 0;
    }

    private ExplainOptions options() {
        Faithfulness usual = ExplainOptions.USUAL_FAITHFULNESS;
        return new ExplainOptions(
                EnumSet.allOf(Method.class),
                window == null ? ExplainOptions.USUAL_WINDOWS : new Windows(window, 1),
                ExplainOptions.USUAL_INTEGRATION,
                Optional.of(new Faithfulness(usual.points(), orders, usual.seed())));
    }

    private List<HeldOutUtterance> heldOut() throws IOException {
        List<Sentence> sentences = SentenceCsv.read(data);
        float half = HalfRange.of(data, sentences);
        List<Sentence> test = sentences.stream()
                .filter(sentence -> sentence.split() == Sentence.Split.TEST)
                .limit(utterances)
                .toList();
        if (test.isEmpty()) {
            throw new IllegalArgumentException(data + " has no record with split 'test'");
        }
        return composed.read()
                .map(read -> HeldOutUtterance.composed(test, half, new UtteranceComposer(read.material(), dataSeed)))
                .orElseGet(() -> HeldOutUtterance.of(test, half, dataSeed));
    }
}
