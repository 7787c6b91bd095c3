package io.trimodal.modeling.cli;

import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.modeling.voice.SpokenPart;
import io.trimodal.modeling.voice.VoiceArchive;
import io.trimodal.modeling.voice.VoiceFeatureFile;
import io.trimodal.modeling.voice.VoiceFeatures;
import io.trimodal.modeling.voice.VoiceReader;
import io.trimodal.modeling.voice.VoiceRecording;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes features of recorded voices to train on. */
@Command(
        name = "voice-features",
        description = {
            "Reads recordings of voices through the front end that serves, and writes their features to train on.",
            "The archive is a zip of FLAC files (one channel, 16 bits) and voices.csv with columns file, corpus, "
                    + "speaker, emotion and intensity. Recordings of the speakers for training are also read as other "
                    + "speakers, microphones and rooms could have given them."
        },
        mixinStandardHelpOptions = true)
final class VoiceFeaturesCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Zip of voices.")
    private Path data;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "For the features, .npz.")
    private Path output;

    @Option(
            names = "--front-end",
            defaultValue = "voice-prosody",
            paramLabel = "NAME",
            description = "Of the kind voice (default: ${DEFAULT-VALUE}).")
    private String frontEnd;

    @Option(
            names = "--variations",
            converter = Numbers.NotNegative.class,
            defaultValue = "8",
            paramLabel = "N",
            description = "Of each recording for training (default: ${DEFAULT-VALUE}).")
    private int variations;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Of the variations (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--spoken",
            description = "Without the silence before and after: from the first to the last sound with a pitch.")
    private boolean spoken;

    @Option(
            names = "--as-served",
            description = "Without the silence before and after: from the first speech to the last, as the server "
                    + "cuts a recording whose transcript has no times.")
    private boolean served;

    @Mixin
    private FrontEndsOption frontEnds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        GivenFiles.requireWritable(output);
        if (spoken && served) {
            throw new ParameterException(
                    spec.commandLine(), "--spoken and --as-served cut recordings in two ways; give one of them");
        }
        try (VoiceArchive archive = VoiceArchive.open(data)) {
            List<VoiceRecording> recordings = archive.recordings();
            FrontEndPackage files = frontEnds.newest(frontEnd);
            OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
            List<VoiceFeatures> voices = new ArrayList<>();
            try (VoiceFrontEnd loaded = VoiceFrontEnd.load(files, graphs);
                    VoiceActivity activity = served
                            ? VoiceActivity.load(frontEnds.newest("voice-activity"), graphs)
                            : VoiceActivity.byEnergy();
                    ProgressBar bar = ProgressLine.start("voices", recordings.size())) {
                VoiceReader reader = new VoiceReader(loaded, variations, seed, part(activity, loaded.frameRate()));
                for (VoiceRecording recording : recordings) {
                    voices.add(reader.read(recording, archive.read(recording)));
                    bar.step();
                }
            }
            new VoiceFeatureFile(
                            files.manifest().id().toString(), files.manifest().names(), voices)
                    .write(output);
        }
        spec.commandLine().getOut().println(output);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private SpokenPart part(VoiceActivity activity, double rate) {
        if (served) {
            return SpokenPart.served(activity, rate);
        }
        return spoken ? SpokenPart.PITCHED : SpokenPart.ALL;
    }
}
