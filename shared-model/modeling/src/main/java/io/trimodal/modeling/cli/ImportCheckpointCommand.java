package io.trimodal.modeling.cli;

import io.trimodal.model.Architecture;
import io.trimodal.model.LabelScale;
import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.PackageSpecification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From the authors' checkpoints to a package. */
@Command(
        name = "import-checkpoint",
        description = {
            "Makes a model package of a checkpoint of the authors' training scripts (.pth).",
            "Frame counts, depths and dims come from the file; where they differ from the configuration, "
                    + "that is said."
        })
final class ImportCheckpointCommand implements Callable<Integer> {
    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "almt|lnln",
            description = "Which of the two models.")
    private Architecture architecture;

    @Option(
            names = "--config",
            paramLabel = "mosi|mosei|sims|FILE",
            description = "A published configuration, or a YAML or JSON file (ours or the authors'); with "
                    + "--formula-weights"
                    + " mosi if it is left out.")
    private String configuration; // null where it is left out, as picocli has it

    @ArgGroup(multiplicity = "1")
    private Source source;

    /** One of the two. */
    static final class Source {
        @Option(names = "--checkpoint", paramLabel = "FILE.pth", description = "The checkpoint.")
        private Path checkpoint;

        @Option(
                names = "--formula-weights",
                description = "In place of a file: fill every parameter by the formula that the published numbers were "
                        + "made with.")
        private boolean formula;
    }

    @Option(
            names = "--vocab",
            paramLabel = "FILE",
            description =
                    "vocab.txt of the BERT inside the checkpoint. By default bert-base-uncased's (30,522 pieces) and"
                            + " bert-base-chinese's (21,128) are known; with another size and no file the package "
                            + "takes token ids"
                            + " only.")
    private Path vocabulary;

    @Option(
            names = "--label-scale",
            paramLabel = "mosi|sims",
            description = "[-3, 3] or [-1, 1] (default: sims for the configuration sims, else mosi).")
    private LabelScale scale;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help;

    @Mixin
    private PackageOptions target;

    @Spec
    private CommandSpec spec;

    private String required() {
        if (configuration == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a checkpoint needs --config mosi|mosei|sims|FILE: what it was trained on decides the label scale");
        }
        return configuration;
    }

    @Override
    public Integer call() {
        GivenFiles.requireReadable(source.checkpoint, vocabulary);
        GivenFiles.requireFolder(target.repository);
        PrintWriter err = spec.commandLine().getErr();
        PackageSpecification specification = source.formula
                ? CheckpointPackage.formula(
                        target.id(),
                        architecture,
                        configuration == null ? "mosi" : configuration,
                        Optional.ofNullable(scale))
                : CheckpointPackage.checkpoint(
                        target.id(),
                        architecture,
                        required(),
                        source.checkpoint,
                        Optional.ofNullable(vocabulary),
                        Optional.ofNullable(scale));
        specification.provenance().notes().forEach(note -> err.println("note: " + note));
        err.flush();
        ModelPackage written = new ModelExporter(file -> {
                    err.println("writing " + file);
                    err.flush();
                })
                .export(specification, target.repository);
        PrintWriter out = spec.commandLine().getOut();
        out.println(written.directory());
        out.flush();
        return 0;
    }
}
