package io.trimodal.function.clip;

import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.analysis.AnalysedClip;
import io.trimodal.media.analysis.ClipInProgress;
import io.trimodal.media.analysis.FaceRows;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.media.face.FollowedFaces;
import io.trimodal.media.face.UnknownFaceException;
import io.trimodal.media.segment.Segment;
import io.trimodal.media.segment.SegmentOptions;
import io.trimodal.media.segment.SegmentedClip;
import io.trimodal.media.segment.Segmenter;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TooLongTranscriptException;
import io.trimodal.media.transcript.TranscriptLimits;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recording that comes while it is made. Its segments are given as soon as nothing that comes can change them; all of
 * them together are those of the same recording as a file. Not thread-safe.
 */
public final class LiveClip {
    /** Seconds of the clip between two looks for segments that are final. */
    private static final double LOOK = 0.25;

    private final ClipInProgress clip;
    private final FrontEnds frontEnds;
    private final RequestedClip request;
    private final Set<Track> tracks;
    private final boolean awaitsWords;
    private final ClipsConfig config;
    private final Limits limits;
    private final SegmentOptions options;
    private final FinalSegments finals;
    private final LiveWords words;
    /** Segments that were given, those in which there was nothing included. */
    private int passed;

    private int given;
    /** The end of what was given. */
    private double spoken;

    private double looked;
    private String by = "speech";
    private List<String> notes = List.of();

    /** What a caller says that will come. */
    public enum Track {
        SOUND,
        PICTURES
    }

    /**
     * @param request without recordings
     * @param awaitsWords whether cues will come
     * @throws io.trimodal.function.problem.RequestException naming what is wrong with the transcript
     */
    LiveClip(
            ClipInProgress clip,
            FrontEnds frontEnds,
            RequestedClip request,
            Set<Track> tracks,
            boolean awaitsWords,
            ClipsConfig config,
            Limits limits) {
        this.clip = clip;
        this.frontEnds = frontEnds;
        this.request = request;
        this.tracks = Set.copyOf(tracks);
        this.awaitsWords = awaitsWords;
        this.config = config;
        this.limits = limits;
        this.options = SegmentOptions.DEFAULT.withLongest(config.segmentSeconds());
        this.finals = new FinalSegments(options);
        TranscriptLimits usual = TranscriptLimits.DEFAULT;
        int most = Math.clamp(config.transcriptSize().asLongValue(), 1, Integer.MAX_VALUE);
        this.words = new LiveWords(new TranscriptLimits(most, usual.cues(), usual.charactersPerCue()));
        request.transcript().forEach(whole -> transcribed(whole.field(), () -> words.whole(whole.content())));
    }

    /** The next samples, mono at 16 kHz. @throws TooLargeException if the clip becomes too long */
    public void sound(float[] samples, int count) {
        taken(() -> clip.sound(samples, count));
    }

    /** The next picture, which begins later than the one before. @throws TooLargeException beyond a limit */
    public void picture(PictureFrame picture) {
        taken(() -> clip.picture(picture));
    }

    private void taken(Runnable work) {
        try {
            work.run();
        } catch (ClipException e) {
            throw e instanceof ClipLimitException
                    ? new TooLargeException(new FieldError(request.field(), "goes on for too long: " + e.getMessage()))
                    : new MalformedRequestException(new FieldError(request.field(), e.getMessage()));
        }
    }

    /**
     * More of what is said, in the order of its start.
     *
     * @param field names the words in errors
     * @param transcript cues with times
     * @param until everything that is said before is known now
     */
    public void words(String field, byte[] transcript, double until) {
        transcribed(field, () -> words.more(transcript, until));
    }

    private static void transcribed(String field, Runnable work) {
        try {
            work.run();
        } catch (TooLongTranscriptException e) {
            throw new TooLargeException(new FieldError(field, "is too long: " + e.getMessage()));
        } catch (InvalidTranscriptException e) {
            throw new MalformedRequestException(new FieldError(field, "cannot be used: " + e.getMessage()));
        }
    }

    /** Seconds of sound that came. */
    public double sounded() {
        return clip.sounded();
    }

    /** What became final since this was asked last; empty if nothing did. */
    public Optional<ReadClip> take() {
        double now = complete();
        if (now < looked + LOOK) {
            return Optional.empty();
        }
        looked = now;
        List<Segment> segments = finals(now);
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(give(clip.soFar(), new SegmentedClip(segments, List.of())));
    }

    /** Up to when there are rows of everything that the caller sends. */
    private double complete() {
        double heard = tracks.contains(Track.SOUND) ? clip.heard() : Double.POSITIVE_INFINITY;
        double seen = tracks.contains(Track.PICTURES) && clip.looks() ? clip.seen() : Double.POSITIVE_INFINITY;
        return Math.min(heard, seen);
    }

    private List<Segment> finals(double now) {
        if (isOfWords()) {
            if (words.isEmpty() || !words.transcript().hasTimes()) {
                return List.of(); // words without times are spread over all of the speech
            }
            List<Segment> all = finals.ofCues(words.transcript(), now, words.known());
            return all.subList(Math.min(passed, all.size()), all.size());
        }
        List<SpeechSpan> speech = further(clip.speech());
        return speech.isEmpty()
                ? List.of()
                : finals.ofSpeech(speech, clip.soonestSpeech()).stream()
                        .takeWhile(segment -> segment.end() <= now)
                        .toList();
    }

    private boolean isOfWords() {
        return awaitsWords || !words.isEmpty();
    }

    /** Behind what was given. */
    private List<SpeechSpan> further(List<SpeechSpan> speech) {
        return speech.stream().filter(span -> span.end() > spoken).toList();
    }

    /**
     * No more comes: the segments that were not given yet, of which there may be none, and the account of the clip.
     *
     * @throws io.trimodal.function.problem.RequestException if the transcript is another clip's
     */
    public ReadClip end() {
        AnalysedClip whole = clip.end();
        if (whole.seconds() == 0) {
            return give(whole, new SegmentedClip(List.of(), List.of()));
        }
        Segmenter segmenter = new Segmenter(options);
        if (!words.isEmpty()) {
            SegmentedClip all;
            try {
                all = segmenter.fromTranscript(words.transcript(), whole.speech(), whole.seconds());
            } catch (InvalidTranscriptException e) {
                throw new MalformedRequestException(
                        new FieldError(request.field() + "/transcript", "cannot be used: " + e.getMessage()));
            }
            int from = Math.min(passed, all.segments().size());
            return give(
                    whole,
                    new SegmentedClip(
                            all.segments().subList(from, all.segments().size()), all.notes()));
        }
        List<SpeechSpan> speech = further(whole.speech());
        if (whole.speech().isEmpty() && hasFace(whole)) {
            speech = List.of(new SpeechSpan(0, whole.seconds()));
            by = "length";
        }
        return give(whole, segmenter.fromSpeech(speech, whole.seconds()));
    }

    private boolean hasFace(AnalysedClip whole) {
        return whole.faces() instanceof FaceRows.Looked looked
                && !looked.faces().faces().isEmpty();
    }

    /** On the clip as a whole, once it has ended. */
    public List<String> notes() {
        return notes;
    }

    private ReadClip give(AnalysedClip analysed, SegmentedClip segmented) {
        notes = segmented.notes();
        String from = words.isEmpty() ? by : "transcript";
        ReadClip read = segments(analysed).part(from, segmented, given);
        given += read.utterances().size();
        passed += segmented.segments().size();
        if (!segmented.segments().isEmpty()) {
            spoken = segmented.segments().getLast().end();
        }
        return read;
    }

    /** A face that is asked for by its number may not have appeared. */
    private ClipSegments segments(AnalysedClip analysed) {
        try {
            return new ClipSegments(
                    analysed, frontEnds, request, config.segmentSeconds(), config.segments(), limits.textCharacters());
        } catch (UnknownFaceException _) {
            FaceRows.Looked looked = (FaceRows.Looked) analysed.faces();
            int pictures = looked.faces().pictures();
            AnalysedClip faceless = new AnalysedClip(
                    analysed.seconds(),
                    analysed.voice(),
                    analysed.speech(),
                    new FaceRows.Looked(new FollowedFaces(pictures, pictures, List.of(), 0), looked.rate()));
            RequestedClip anyFace = new RequestedClip(
                    request.field(),
                    request.id(),
                    request.recordings(),
                    request.transcript(),
                    new FaceSelection.Largest(),
                    request.rates());
            return new ClipSegments(
                    faceless, frontEnds, anyFace, config.segmentSeconds(), config.segments(), limits.textCharacters());
        }
    }
}
