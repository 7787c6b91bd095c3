package io.trimodal.modeling.cli;

import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.Uncertainty;
import io.trimodal.modeling.export.TrainedWeights;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the figures that trainings reported side by side. */
@Command(
        name = "compare",
        description = {
            "Prints what trainings measured on their test split, side by side.",
            "Tables by what was given (the ablation of ALMT's paper) and by missing rate (as LNLN's Table "
                    + "9, with the mean over the ten rates), and the coverage of the intervals. Nothing is computed "
                    + "anew: the figures are in the weights and packages."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "MODEL",
            description = "A file of trained weights (out/almt/weights.safetensors), or a package NAME[:VERSION] of the"
                    + " repository; without any, all packages of the repository.")
    private List<String> models = List.of();

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<MeasuredModel> measured = new ArrayList<>();
        if (models.isEmpty()) {
            packages()
                    .list()
                    .forEach(id -> measured.add(measured(packages().open(id).manifest())));
        }
        models.forEach(model -> measured.add(measured(model)));
        ComparisonTables tables = new ComparisonTables(measured);
        out.println(tables.byInput());
        out.println(tables.byMissingRate());
        out.println(tables.coverage());
        out.flush();
        return 0;
    }

    /**
     * @param name for the row
     * @param figures by names such as {@code test/complete/MAE}
     */
    record MeasuredModel(String name, Map<String, Double> figures, Optional<Uncertainty> uncertainty) {}

    private LocalModelRepository packages() {
        return new LocalModelRepository(repository.directory());
    }

    private MeasuredModel measured(String model) {
        if (model.endsWith(".safetensors")) {
            Path file = Path.of(model);
            GivenFiles.requireReadable(file);
            TrainedWeights weights = TrainedWeights.read(file);
            Path folder = file.toAbsolutePath().getParent();
            boolean named = !file.getFileName().toString().equals("weights.safetensors");
            String name =
                    named ? file.getFileName().toString() : folder.getFileName().toString();
            return new MeasuredModel(name, weights.evaluation(), weights.uncertainty());
        }
        return measured(packages().open(packages().resolve(model)).manifest());
    }

    private static MeasuredModel measured(Manifest manifest) {
        return new MeasuredModel(manifest.id().toString(), manifest.evaluation(), manifest.uncertainty());
    }
}
