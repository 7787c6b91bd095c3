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
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recording, as commands take it. */
final class ClipInput {
    private static final long HIGHEST_SAMPLE_RATE = 768_000;
    private static final double LOWEST_FRAME_RATE = 1.0 / 60;
    private static final double HIGHEST_FRAME_RATE = 240;

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
            converter = FaceConverter.class,
            description = "Whose face is taken for the speaker's (default: largest).")
    private FaceSelection face;

    @Option(names = "--sample-rate", paramLabel = "HZ", description = "Of a waveform in .npy (default: 16000).")
    private Long sampleRate;

    @Option(names = "--frame-rate", paramLabel = "N", description = "Of picture frames in .npy (default: 5).")
    private Double frameRate;

    /** The one that stands among the arguments without an option's name. */
    Optional<Path> recording() {
        return Optional.ofNullable(recording);
    }

    /** The first option that means nothing without a recording, of those that were given. */
    Optional<String> option() {
        if (transcript != null) {
            return Optional.of("--transcript");
        }
        if (face != null) {
            return Optional.of("--face");
        }
        if (sampleRate != null) {
            return Optional.of("--sample-rate");
        }
        return frameRate != null ? Optional.of("--frame-rate") : Optional.empty();
    }

    /** Whether a file is a recording, and no features. A stream is none, and is left to be read by somebody else. */
    static boolean isRecording(Path file, ReadLimit limit) throws IOException {
        if (GivenFile.isStream(file)) {
            return false;
        }
        try (GivenFile given = GivenFile.open(file, limit)) {
            return RecordedFile.isLikely(given.head());
        }
    }

    /**
     * @param whole of which all is taken that has no file of its own; one file at least must be given
     * @param audio its sound, in a file of its own; null for none
     * @param vision its pictures, likewise
     * @param id goes before the numbers of segments; null for none
     * @throws InvalidInputException if a file is missing or too large, or a rate impossible
     */
    RequestedClip read(Optional<Path> whole, Path audio, Path vision, String id, ReadLimit limit) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        add(recordings, Taken.ALL, whole.orElse(null), limit);
        add(recordings, Taken.SOUND, audio, limit);
        add(recordings, Taken.PICTURES, vision, limit);
        return new RequestedClip(
                recordings.getFirst().field(),
                id == null ? "" : id,
                recordings,
                transcript == null ? List.of() : List.of(words(limit)),
                face == null ? new FaceSelection.Largest() : face,
                rates());
    }

    private static void add(List<Recording> recordings, Taken taken, Path file, ReadLimit limit) throws IOException {
        if (file != null) {
            InputFile.requireFile(file);
            GivenFile.open(file, limit).close(); // says what is wrong with it
            recordings.add(new Recording(file.toString(), taken, ClipSource.of(file)));
        }
    }

    private WrittenWords words(ReadLimit limit) throws IOException {
        try (GivenFile given = GivenFile.open(transcript, limit)) {
            return new WrittenWords(transcript.toString(), given.content());
        }
    }

    private ArrayRates rates() {
        long samples = sampleRate == null ? ArrayRates.DEFAULT.samplesPerSecond() : sampleRate;
        double frames = frameRate == null ? ArrayRates.DEFAULT.framesPerSecond() : frameRate;
        if (samples < 1 || samples > HIGHEST_SAMPLE_RATE) {
            throw new InvalidInputException(
                    "--sample-rate", "must be from 1 to " + HIGHEST_SAMPLE_RATE + " Hz, not " + samples);
        }
        if (!(frames >= LOWEST_FRAME_RATE && frames <= HIGHEST_FRAME_RATE)) {
            throw new InvalidInputException(
                    "--frame-rate", "must be from 1/60 to " + (int) HIGHEST_FRAME_RATE + " a second, not " + frames);
        }
        return new ArrayRates(samples, frames);
    }
}
