package io.trimodal.modeling.cli;

import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.export.EvaluationFigures;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.TrainedWeights;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From our own trained weights to a package. */
@Command(name = "export", description = "Makes a model package of weights that ./trimodal train wrote.")
final class ExportCommand implements Callable<Integer> {
    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE.safetensors",
            description = "Trained weights: weights.safetensors in the output directory of train.")
    private Path weights;

    @Option(
            names = "--evaluation",
            paramLabel = "FILE.json",
            description =
                    "What evaluate --format json measured of this model and version, for the manifest; may be given"
                            + " several times.")
    private List<Path> evaluations = List.of();

    @Option(names = "--skip-existing", description = "Do nothing where the package exists.")
    private boolean skipExisting;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help;

    @Mixin
    private PackageOptions target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path place = target.repository.resolve(target.name).resolve(target.version);
        if (skipExisting && java.nio.file.Files.exists(place)) {
            out.println(ModelPackage.open(place).directory());
            out.flush();
            return 0;
        }
        GivenFiles.requireReadable(weights);
        GivenFiles.requireReadable(evaluations.toArray(Path[]::new));
        GivenFiles.requireFolder(target.repository);
        TrainedWeights measured = TrainedWeights.read(weights)
                .with(evaluations.stream()
                        .map(file -> EvaluationFigures.read(file, target.id()))
                        .toList());
        ModelPackage written =
                new ModelExporter(file -> {}).export(measured.specification(target.id()), target.repository);
        out.println(written.directory());
        out.flush();
        return 0;
    }
}
