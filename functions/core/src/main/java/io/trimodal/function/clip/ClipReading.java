package io.trimodal.function.clip;

import io.quarkus.runtime.StartupEvent;
import io.trimodal.feature.Absent;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Utterance;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.Taken;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.transcribe.KeptSound;
import io.trimodal.function.transcribe.Transcriber;
import io.trimodal.function.transcribe.TranscriptionException;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.analysis.AnalysedClip;
import io.trimodal.media.analysis.ClipAnalyser;
import io.trimodal.media.analysis.ClipInProgress;
import io.trimodal.media.analysis.FaceRows;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.analysis.MissingFrontEndException;
import io.trimodal.media.analysis.ReadingProgress;
import io.trimodal.media.analysis.SoundCopy;
import io.trimodal.media.analysis.TrackSource;
import io.trimodal.media.analysis.UnservedContractException;
import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MediaLimits;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.Waveform;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.media.face.UnknownFaceException;
import io.trimodal.media.ffmpeg.FfmpegProgram;
import io.trimodal.media.form.ClipReader;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TooLongTranscriptException;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptLimits;
import io.trimodal.media.transcript.TranscriptReader;
import io.trimodal.model.Manifest;
import io.trimodal.runtime.Cancellation;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Reads recordings with the front ends of the process. Thread-safe; blocks while it decodes. */
@Singleton
public final class ClipReading implements ClipUtterances {
    private static final Logger LOG = Logger.getLogger(ClipReading.class);
    private static final double PICTURES_PER_SECOND = 5;
    /** Samples. */
    private static final int BLOCK = 4096;

    private final ClipsConfig config;
    private final Limits limits;
    private final ClipFrontEnds frontEnds;
    private final Transcriber transcriber;
    private final ClipModels models;
    private final DecodingPlaces places;
    private final Supplier<ClipReader> reader;

    /** @throws io.quarkus.runtime.configuration.ConfigurationException naming a setting that nothing could keep */
    @Inject
    public ClipReading(
            ClipsConfig config, Limits limits, ClipFrontEnds frontEnds, Transcriber transcriber, ClipModels models) {
        ClipSettings.require(config);
        this.config = config;
        this.limits = limits;
        this.frontEnds = frontEnds;
        this.transcriber = transcriber;
        this.models = models;
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
            FrontEnds loaded = loaded(clip.field(), models.manifests(clip.models()));
            if (transcript.isEmpty() && transcriber.isConfigured()) {
                return transcribed(clip, loaded, cancellation, progress);
            }
            AnalysedClip analysed = analyse(clip, loaded, cancellation, progress, SoundCopy.NONE);
            return segmented(clip, loaded, analysed, transcript);
        });
    }

    private ReadClip transcribed(
            RequestedClip clip, FrontEnds loaded, Cancellation cancellation, ReadingProgress progress) {
        try (KeptSound sound = new KeptSound()) {
            AnalysedClip analysed = analyse(clip, loaded, cancellation, progress, sound::add);
            if (analysed.speech().isEmpty()) {
                return segmented(clip, loaded, analysed, List.of()); // nobody says anything
            }
            Transcript heard;
            try {
                heard = transcriber.transcribe(sound, analysed.speech(), cancellation);
            } catch (TranscriptionException e) {
                if (transcriber.isRequired()) {
                    throw e;
                }
                LOG.warnf(e, "a recording was not transcribed: %s", e.getMessage());
                return noted(segmented(clip, loaded, analysed, List.of()), e);
            }
            ReadClip read = segmented(clip, loaded, analysed, List.of(heard));
            return heard.cues().isEmpty()
                    ? read
                    : new ReadClip(read.utterances(), read.account().transcribed(transcriber.name()));
        }
    }

    private static ReadClip noted(ReadClip read, TranscriptionException failure) {
        List<Utterance> utterances = new ArrayList<>(read.utterances());
        utterances.set(
                0,
                utterances
                        .getFirst()
                        .with(List.of("language: the recording could not be transcribed: " + failure.getMessage())));
        return new ReadClip(utterances, read.account());
    }

    private ReadClip segmented(
            RequestedClip clip, FrontEnds loaded, AnalysedClip analysed, List<Transcript> transcript) {
        if (analysed.seconds() == 0) {
            throw new UnprocessableException(new FieldError(
                    clip.field(), "has pictures alone, and there is no front end for faces here to look at them"));
        }
        try {
            List<Utterance> none = List.of();
            ReadClip read = new ClipSegments(
                            analysed, loaded, clip, config.segmentSeconds(), config.segments(), limits.textCharacters())
                    .read(transcript);
            if (read.utterances().equals(none)) {
                throw new UnprocessableException(new FieldError(
                        clip.field(),
                        "has nothing to score: no speech was found in it, no face, and there is no transcript"));
            }
            return read;
        } catch (InvalidTranscriptException e) {
            throw clip.transcript().isEmpty()
                    ? new TranscriptionException("the transcriber's answer " + e.getMessage())
                    : unusable(clip.transcript().getFirst(), e);
        } catch (UnknownFaceException e) {
            throw new UnprocessableException(new FieldError(clip.field() + "/face", "cannot be: " + e.getMessage()));
        }
    }

    /**
     * Begins a recording that comes while it is made. It takes none of the places for decoding.
     *
     * @param clip without recordings
     * @param tracks that will come
     * @param awaitsWords whether cues will come
     * @param seconds the most of it
     */
    public LiveClip follow(RequestedClip clip, Set<LiveClip.Track> tracks, boolean awaitsWords, int seconds) {
        FrontEnds loaded = loaded(clip.field(), models.manifests(clip.models()));
        require(loaded, tracks);
        MediaLimits media = limits(seconds);
        ClipOptions options = new ClipOptions(media, PICTURES_PER_SECOND, Cancellation.NEVER);
        return new LiveClip(
                new ClipAnalyser(reader.get(), loaded).follow(VoiceActivityOptions.DEFAULT, options),
                loaded,
                clip,
                tracks,
                awaitsWords,
                config,
                limits);
    }

    private static void require(FrontEnds frontEnds, Set<LiveClip.Track> tracks) {
        for (LiveClip.Track track : tracks) {
            ClipTrack wanted = switch (track) {
                case SOUND -> ClipTrack.SOUND;
                case PICTURES -> ClipTrack.PICTURES;
            };
            try {
                frontEnds.require(Set.of(wanted));
            } catch (UnservedContractException e) {
                throw ClipFailures.of("/" + track.name().toLowerCase(Locale.ROOT), e);
            }
        }
    }

    /**
     * Features of all of a sound, which is not cut into segments.
     *
     * @param field names it in errors
     * @param model that they are for
     */
    public FramesInput features(String field, UnreadSound sound, Manifest model, Cancellation cancellation) {
        return features(field, sound.rate(), model, cancellation, clip -> {
            float[] block = new float[BLOCK];
            for (int at = 0; at < sound.count(); at += BLOCK) {
                cancellation.check();
                int count = Math.min(BLOCK, sound.count() - at);
                System.arraycopy(sound.samples(), sound.from() + at, block, 0, count);
                clip.sound(block, count);
            }
            AnalysedClip whole = clip.end();
            return whole.voice().features(0, whole.seconds());
        });
    }

    /**
     * Features of the largest face in pictures.
     *
     * @param field names them in errors
     * @param model that they are for
     * @return absent if there is none
     */
    public FramesInput features(String field, UnreadPictures pictures, Manifest model, Cancellation cancellation) {
        return features(field, Waveform.RATE, model, cancellation, clip -> {
            int bytes = 3 * pictures.width() * pictures.height();
            for (int i = 0; i < pictures.count(); i++) {
                cancellation.check();
                int from = pictures.from() + i * bytes;
                clip.picture(new PictureFrame(
                        i / pictures.rate(),
                        pictures.width(),
                        pictures.height(),
                        Arrays.copyOfRange(pictures.rgb(), from, from + bytes)));
            }
            AnalysedClip whole = clip.end(1 / pictures.rate());
            return switch (whole.faces()) {
                case FaceRows.NotLookedFor _ -> Absent.INSTANCE;
                case FaceRows.Looked looked ->
                    looked.speaker(new FaceSelection.Largest())
                            .map(face -> looked.features(face, 0, whole.seconds()))
                            .orElse(Absent.INSTANCE);
            };
        });
    }

    private FramesInput features(
            String field,
            long samplesPerSecond,
            Manifest model,
            Cancellation cancellation,
            Function<ClipInProgress, FramesInput> work) {
        return places.in(cancellation, () -> {
            ClipOptions options = new ClipOptions(limits(config.seconds()), PICTURES_PER_SECOND, cancellation);
            ClipAnalyser analyser = new ClipAnalyser(reader.get(), loaded(field, List.of(model)));
            try {
                return work.apply(analyser.follow(VoiceActivityOptions.DEFAULT, options, samplesPerSecond));
            } catch (ClipException e) {
                throw ClipFailures.of(field, e);
            } catch (UnservedContractException e) {
                throw ClipFailures.of(field, e);
            }
        });
    }

    private MediaLimits limits(int seconds) {
        return new MediaLimits(
                MediaLimits.DEFAULT.bytes(),
                seconds,
                (int) Math.ceil(seconds * PICTURES_PER_SECOND),
                config.pixels(),
                config.decodingTime());
    }

    private FrontEnds loaded(String field, List<Manifest> wanted) {
        try {
            return frontEnds.of(wanted);
        } catch (MissingFrontEndException e) {
            throw new UnprocessableException(
                    new FieldError(field, "is a recording, which cannot be read here: " + e.getMessage()));
        }
    }

    private AnalysedClip analyse(
            RequestedClip clip, FrontEnds loaded, Cancellation cancellation, ReadingProgress progress, SoundCopy copy) {
        MediaLimits limits = limits(config.seconds());
        ClipOptions options = new ClipOptions(limits, PICTURES_PER_SECOND, cancellation);
        ClipAnalyser analyser = new ClipAnalyser(reader.get(), loaded);
        ClipAnalyser.Session session = analyser.begin(VoiceActivityOptions.DEFAULT, options, progress, copy);
        for (Recording recording : clip.recordings()) {
            try {
                session.read(source(recording, clip));
            } catch (ClipException e) {
                throw ClipFailures.of(recording.field(), e);
            } catch (UnservedContractException e) {
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
