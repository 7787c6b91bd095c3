package io.trimodal.modeling.cli;

import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.sample.ComposedDataset.Mixture;
import java.util.List;
import picocli.CommandLine.Option;

/** What composed training utterances are mixed of. */
final class MixtureFlags {
    @Option(
            names = "--voices-alone",
            converter = Numbers.NotNegative.class,
            paramLabel = "N",
            defaultValue = "2",
            description = "How often each voice is heard without words and face in an epoch (default: "
                    + "${DEFAULT-VALUE}).")
    private int voicesAlone;

    @Option(
            names = "--faces-alone",
            converter = Numbers.NotNegative.class,
            paramLabel = "N",
            defaultValue = "4000",
            description = "How many faces are seen without words and voice in an epoch (default: ${DEFAULT-VALUE}).")
    private int facesAlone;

    @Option(
            names = "--conflict-share",
            converter = Numbers.Share.class,
            paramLabel = "SHARE",
            defaultValue = "" + UtteranceComposer.CONFLICT_SHARE,
            description = "Share of utterances with words that are not neutral in which the voice or the face shows "
                    + "the opposite (default: ${DEFAULT-VALUE}); of held-out ones, too.")
    private double conflictShare;

    Mixture mixture() {
        return new Mixture(voicesAlone, facesAlone, conflictShare);
    }

    List<String> spelled() {
        return List.of(
                "--voices-alone " + voicesAlone, "--faces-alone " + facesAlone, "--conflict-share " + conflictShare);
    }
}
