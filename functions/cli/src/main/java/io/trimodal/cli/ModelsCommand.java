package io.trimodal.cli;

import io.trimodal.cli.call.Json;
import io.trimodal.cli.call.ModelAccess;
import io.trimodal.cli.call.OutputOption;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.ModelDescriptions;
import io.trimodal.function.model.Models;
import io.trimodal.function.served.ServedFunctions;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.ModelRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists a repository. */
@Command(
        name = "models",
        description = "Lists the packages of a model repository; each is compared with its digests.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
    private enum Format {
        table,
        json
    }

    @Mixin
    private ModelAccess models;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "table|json",
            description =
                    "table: what each takes; json: everything, as GET /v1/models has it (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() throws IOException {
        return switch (format) {
            case table -> tables();
            case json -> document();
        };
    }

    private int document() throws IOException {
        try (Models loaded = models.open(List.of())) {
            output.write(Json.bytes(new ModelDescriptions(
                            loaded, ServedFunctions.ALL, models.settings(Limits.class), models.frontEnds())
                    .list(false)));
        }
        return 0;
    }

    private int tables() throws IOException {
        ModelRepository repository = models.packages();
        StringBuilder text = new StringBuilder();
        int damaged = 0;
        for (ModelId id : repository.list()) {
            try {
                ModelPackage model = repository.open(id);
                model.verify(model.manifest().files().keySet());
                text.append(ModelTable.of(model)).append('\n');
            } catch (IllegalArgumentException e) {
                damaged++;
                text.append(id).append("  DAMAGED  ").append(e.getMessage()).append("\n\n");
            }
        }
        text.append(
                text.isEmpty()
                        ? "no packages in " + models.directory() + "\n"
                        : "Measured figures: ./trimodal compare; everything: --format json.\n");
        output.write(text.toString().getBytes(StandardCharsets.UTF_8));
        return damaged == 0 ? 0 : 1;
    }
}
