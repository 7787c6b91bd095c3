package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists a repository. */
@Command(
        name = "models",
        description = "Lists the packages of a model repository; each is verified against its digests.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = repository.directory();
        LocalModelRepository models = new LocalModelRepository(directory);
        int damaged = 0;
        for (ModelId id : models.list()) {
            try {
                ModelPackage model = models.open(id);
                model.verify(model.manifest().files().keySet());
                out.printf(
                        "%-32s %-5s %s%n",
                        id,
                        model.manifest().architecture().key(),
                        model.digest().substring(0, 12));
                describe(out, model.manifest());
            } catch (IllegalArgumentException e) {
                damaged++;
                out.printf("%-32s DAMAGED %s%n", id, e.getMessage());
            }
        }
        if (models.list().isEmpty()) {
            out.println("no packages in " + directory);
        }
        out.flush();
        return damaged == 0 ? 0 : 1;
    }

    private static void describe(PrintWriter out, Manifest manifest) {
        out.println("    " + manifest.description());
        for (Modality modality : Modality.values()) {
            FeatureContract contract = manifest.contracts().get(modality);
            out.printf(
                    "    %-8s at most %d frames of %d: %s%n",
                    modality.key(), contract.frames(), contract.dims(), contract.description());
        }
        manifest.evaluation().forEach((name, figure) -> out.printf("    %-40s %.4f%n", name, figure));
        manifest.provenance().notes().forEach(note -> out.println("    note: " + note));
    }
}
