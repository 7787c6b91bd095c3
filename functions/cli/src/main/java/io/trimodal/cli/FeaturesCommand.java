package io.trimodal.cli;

import io.trimodal.cli.call.RecordingCall;
import io.trimodal.cli.call.WholeFile;
import io.trimodal.cli.output.SegmentArrays;
import io.trimodal.feature.Modality;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what front ends make of a recording. */
@Command(
        name = "features",
        description = {
            "Writes what front ends make of a recording.",
            "An .npz with a row per segment: id, raw_text, speaker, start, end, and audio and vision with their"
                    + " lengths, frame rates and names; predict --input reads it, and so does Python."
        },
        mixinStandardHelpOptions = true)
final class FeaturesCommand implements Callable<Integer> {
    @Mixin
    private RecordingCall recording;

    @Option(names = "--output", required = true, paramLabel = "FILE.npz", description = "The file to write.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReadClip clip = recording.read(output);
        SequencedMap<String, NpyArray> arrays = SegmentArrays.of(clip, dimensions());
        WholeFile.write(output, out -> NpzWriter.write(out, arrays));
        PrintWriter out = spec.commandLine().getOut();
        out.println(output + ": " + clip.utterances().size() + " segments; " + String.join(", ", arrays.keySet()));
        out.flush();
        return 0;
    }

    /** What the values of a row are. */
    private Map<Modality, List<String>> dimensions() {
        Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
        for (FrontEndManifest frontEnd : recording.frontEnds()) {
            switch (frontEnd.kind()) {
                case VOICE -> names.put(Modality.AUDIO, frontEnd.names());
                case FACE -> names.put(Modality.VISION, frontEnd.names());
                case VOICE_ACTIVITY -> {
                    // tells where, and makes no features
                }
            }
        }
        return names;
    }
}
