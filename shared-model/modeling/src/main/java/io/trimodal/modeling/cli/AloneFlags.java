package io.trimodal.modeling.cli;

import io.trimodal.modeling.sample.ComposedDataset.Alone;
import java.util.List;
import picocli.CommandLine.Option;

/** How much a model is trained on voices alone and faces alone. */
final class AloneFlags {
    @Option(
            names = "--voices-alone",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often each voice is heard without words and face in an epoch (default: "
                    + "${DEFAULT-VALUE}).")
    private int voicesAlone;

    @Option(
            names = "--faces-alone",
            paramLabel = "N",
            defaultValue = "4000",
            description = "How many faces are seen without words and voice in an epoch (default: ${DEFAULT-VALUE}).")
    private int facesAlone;

    Alone alone() {
        return new Alone(voicesAlone, facesAlone);
    }

    List<String> spelled() {
        return List.of("--voices-alone " + voicesAlone, "--faces-alone " + facesAlone);
    }
}
