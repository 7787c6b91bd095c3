package io.trimodal.function.clip;

import io.quarkus.runtime.StartupEvent;
import io.trimodal.feature.Utterance;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.Taken;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.analysis.AnalysedClip;
import io.trimodal.media.analysis.ClipAnalyser;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.analysis.MissingFrontEndException;
import io.trimodal.media.analysis.ReadingProgress;
import io.trimodal.media.analysis.TrackSource;
import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MediaLimits;
import io.trimodal.media.face.UnknownFaceException;
import io.trimodal.media.ffmpeg.FfmpegProgram;
import io.trimodal.media.form.ClipReader;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TooLongTranscriptException;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptLimits;
import io.trimodal.media.transcript.TranscriptReader;
import io.trimodal.runtime.Cancellation;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads recordings with the front ends of the process. Thread-safe; blocks while it decodes. */
@Singleton
public final class ClipReading implements ClipUtterances {
    private static final double PICTURES_PER_SECOND = 5;

    private final ClipsConfig config;
    private final Limits limits;
    private final ClipFrontEnds frontEnds;
    private final DecodingPlaces places;
    private final Supplier<ClipReader> reader;

    /** @throws io.quarkus.runtime.configuration.ConfigurationException naming a setting that nothing could keep */
    @Inject
    public ClipReading(ClipsConfig config, Limits limits, ClipFrontEnds frontEnds) {
        ClipSettings.require(config);
        this.config = config;
        this.limits = limits;
        this.frontEnds = frontEnds;
        this.places = new DecodingPlaces(
                config.atOnce().orElseGet(() -> Runtime.getRuntime().availableProcessors()), config.waiting());
        this.reader = new FoundOnce<>(() -> new ClipReader(ffmpeg(config)));
    }

    /** So that a wrong setting ends the start. */
    void check(@Observes StartupEvent event) {}

    private static Optional<FfmpegProgram> ffmpeg(ClipsConfig config) {
        String configured = config.ffmpeg().orElse("");
        return configured.equals(ClipSettings.NO_FFMPEG)
                ? Optional.empty()
                : FfmpegProgram.find(configured, System.getenv().getOrDefault("PATH", ""));
    }

    @Override
    public ReadClip read(RequestedClip clip, Cancellation cancellation) {
        return read(clip, cancellation, ReadingProgress.NONE);
    }

    /** As the other. @param progress told how far it is */
    public ReadClip read(RequestedClip clip, Cancellation cancellation, ReadingProgress progress) {
        return places.in(cancellation, () -> {
            // what is cheap to refuse comes first
            List<Transcript> transcript =
                    clip.transcript().stream().map(this::transcript).toList();
            FrontEnds loaded = loaded(clip);
            AnalysedClip analysed = analyse(clip, loaded, cancellation, progress);
            if (analysed.seconds() == 0) {
                throw new UnprocessableException(new FieldError(
                        clip.field(), "has pictures alone, and there is no front end for faces here to look at them"));
            }
            try {
                List<Utterance> none = List.of();
                ReadClip read = new ClipSegments(
                                analysed,
                                loaded,
                                clip,
                                config.segmentSeconds(),
                                config.segments(),
                                limits.textCharacters())
                        .read(transcript);
                if (read.utterances().equals(none)) {
                    throw new UnprocessableException(new FieldError(
                            clip.field(),
                            "has nothing to score: no speech was found in it, no face, and there is no transcript"));
                }
                return read;
            } catch (InvalidTranscriptException e) {
                throw unusable(clip.transcript().getFirst(), e);
            } catch (UnknownFaceException e) {
                throw new UnprocessableException(
                        new FieldError(clip.field() + "/face", "cannot be: " + e.getMessage()));
            }
        });
    }

    private FrontEnds loaded(RequestedClip clip) {
        try {
            return frontEnds.get();
        } catch (MissingFrontEndException e) {
            throw new UnprocessableException(
                    new FieldError(clip.field(), "is a recording, which cannot be read here: " + e.getMessage()));
        }
    }

    private AnalysedClip analyse(
            RequestedClip clip, FrontEnds loaded, Cancellation cancellation, ReadingProgress progress) {
        MediaLimits limits = new MediaLimits(
                MediaLimits.DEFAULT.bytes(),
                config.seconds(),
                (int) Math.ceil(config.seconds() * PICTURES_PER_SECOND),
                config.pixels(),
                config.decodingTime());
        ClipOptions options = new ClipOptions(limits, PICTURES_PER_SECOND, cancellation);
        ClipAnalyser analyser = new ClipAnalyser(reader.get(), loaded);
        ClipAnalyser.Session session = analyser.begin(VoiceActivityOptions.DEFAULT, options, progress);
        for (Recording recording : clip.recordings()) {
            try {
                session.read(source(recording, clip));
            } catch (ClipException e) {
                throw ClipFailures.of(recording.field(), e);
            }
        }
        return session.end();
    }

    private static TrackSource source(Recording recording, RequestedClip clip) {
        Set<ClipTrack> tracks = EnumSet.noneOf(ClipTrack.class);
        switch (recording.taken()) {
            case ALL -> {
                // what has a file of its own is taken from there
                if (!brings(clip, Taken.SOUND)) {
                    tracks.add(ClipTrack.SOUND);
                }
                if (!brings(clip, Taken.PICTURES)) {
                    tracks.add(ClipTrack.PICTURES);
                }
            }
            case SOUND -> tracks.add(ClipTrack.SOUND);
            case PICTURES -> tracks.add(ClipTrack.PICTURES);
        }
        if (tracks.isEmpty()) {
            throw new MalformedRequestException(
                    new FieldError(recording.field(), "stands beside audio and vision; leave it out, or one of them"));
        }
        return new TrackSource(recording.content(), tracks, clip.rates());
    }

    private static boolean brings(RequestedClip clip, Taken wanted) {
        return clip.recordings().stream().anyMatch(recording -> recording.taken() == wanted);
    }

    private Transcript transcript(WrittenWords words) {
        int most = Math.clamp(config.transcriptSize().asLongValue(), 1, Integer.MAX_VALUE);
        TranscriptLimits usual = TranscriptLimits.DEFAULT;
        try {
            return TranscriptReader.read(
                    words.content(), new TranscriptLimits(most, usual.cues(), usual.charactersPerCue()));
        } catch (TooLongTranscriptException e) {
            throw new TooLargeException(new FieldError(words.field(), "is too long: " + e.getMessage()));
        } catch (InvalidTranscriptException e) {
            throw unusable(words, e);
        }
    }

    private static MalformedRequestException unusable(WrittenWords words, InvalidTranscriptException e) {
        return new MalformedRequestException(new FieldError(words.field(), "cannot be used: " + e.getMessage()));
    }
}
