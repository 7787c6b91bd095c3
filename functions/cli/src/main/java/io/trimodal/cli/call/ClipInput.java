package io.trimodal.cli.call;

import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.Taken;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.media.form.RecordedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A recording, as commands take it. */
final class ClipInput {
    @Parameters(
            paramLabel = "RECORDING",
            arity = "0..1",
            description = "A recording to be cut into segments: WAV, MP4, MP3, Matroska, and what ffmpeg reads where it"
                    + " is installed.")
    private Path recording; // null where it is left out, as picocli has it

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "What is said in it: WebVTT, SubRip, Whisper's JSON or plain text.")
    private Path transcript;

    @Option(
            names = "--face",
            paramLabel = "largest|first|N",
            description = "Whose face is taken for the speaker's (default: largest).")
    private String face;

    @Option(names = "--sample-rate", paramLabel = "HZ", description = "Of a waveform in .npy (default: 16000).")
    private Long sampleRate;

    @Option(names = "--frame-rate", paramLabel = "N", description = "Of picture frames in .npy (default: 5).")
    private Double frameRate;

    boolean isGiven() {
        return recording != null;
    }

    /** Whether a file is a recording, and no features. */
    static boolean isRecording(Path file, ReadLimit limit) throws IOException {
        try (GivenFile given = GivenFile.open(file, limit)) {
            return RecordedFile.isLikely(given.head());
        }
    }

    /**
     * @param audio its sound, in a file of its own; null for none
     * @param vision its pictures, likewise
     * @param id goes before the numbers of segments; null for none
     * @throws InvalidInputException if a file is missing or too large
     */
    RequestedClip read(Path audio, Path vision, String id, ReadLimit limit) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        add(recordings, Taken.ALL, recording, limit);
        add(recordings, Taken.SOUND, audio, limit);
        add(recordings, Taken.PICTURES, vision, limit);
        return new RequestedClip(
                recordings.getFirst().field(),
                id == null ? "" : id,
                recordings,
                transcript == null ? List.of() : List.of(words(limit)),
                selection(),
                new ArrayRates(
                        sampleRate == null ? ArrayRates.DEFAULT.samplesPerSecond() : sampleRate,
                        frameRate == null ? ArrayRates.DEFAULT.framesPerSecond() : frameRate));
    }

    private static void add(List<Recording> recordings, Taken taken, Path file, ReadLimit limit) throws IOException {
        if (file != null) {
            GivenFile.open(file, limit).close(); // says what is wrong with it
            recordings.add(new Recording(file.toString(), taken, ClipSource.of(file)));
        }
    }

    private WrittenWords words(ReadLimit limit) throws IOException {
        try (GivenFile given = GivenFile.open(transcript, limit)) {
            return new WrittenWords(transcript.toString(), given.content());
        }
    }

    private FaceSelection selection() {
        try {
            return face == null ? new FaceSelection.Largest() : FaceSelection.parse(face);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("--face " + e.getMessage());
        }
    }
}
