package io.trimodal.cli.call;

import io.trimodal.function.clip.ClipReading;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.limit.Limits;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.runtime.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A recording for a command that works on nothing else. */
public final class RecordingCall {
    @Mixin
    private ClipInput clip;

    @Mixin
    private ModelAccess models;

    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            description = "Model that the values are for (default: trimodal-almt).")
    private String model;

    @Option(names = "--audio", paramLabel = "FILE", description = "Its sound, in a file of its own.")
    private Path audio; // null where it is left out, as picocli has it

    @Option(names = "--vision", paramLabel = "FILE", description = "Its pictures, in a file of their own.")
    private Path vision;

    @Option(names = "--id", paramLabel = "ID", description = "Goes before the numbers of segments: ID#0.")
    private String id;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * Reads the recording and cuts it into segments.
     *
     * @param output the file that will be written
     * @throws InvalidInputException naming the file and what is wrong with it
     */
    public ReadClip read(Path output) throws IOException {
        Optional<Path> whole = clip.recording();
        if (whole.isEmpty() && audio == null && vision == null) {
            throw new ParameterException(spec.commandLine(), "nothing to read: give a recording, or --audio, --vision");
        }
        if (model != null && models.manifests().manifests(asked()).isEmpty()) {
            throw new InvalidInputException("--model", "is " + model + ", which is not in the model repository");
        }
        ReadLimit limit = ReadLimit.of(CommandProcess.settings().of(Limits.class));
        RequestedClip requested = clip.read(whole, audio, vision, id, limit);
        KeptFiles.require(requested, output);
        try (ReadingLine progress = ReadingLine.onTerminal()) {
            ClipReading clips = CommandProcess.clips(models.manifests());
            return ClipFaults.named(() -> clips.read(requested.forModels(asked()), Cancellation.NEVER, progress));
        }
    }

    /** What it is read with. */
    public List<FrontEndManifest> frontEnds() {
        return CommandProcess.frontEnds().manifests(models.manifests().manifests(asked()));
    }

    private List<String> asked() {
        return model == null ? List.of() : List.of(model);
    }
}
