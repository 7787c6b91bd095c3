package io.trimodal.function.clip;

import io.trimodal.feature.Absent;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.analysis.AnalysedClip;
import io.trimodal.media.analysis.FaceRows;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.face.FollowedFace;
import io.trimodal.media.segment.Segment;
import io.trimodal.media.segment.SegmentOptions;
import io.trimodal.media.segment.SegmentedClip;
import io.trimodal.media.segment.Segmenter;
import io.trimodal.media.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts an analysed clip into segments, and makes utterances of them. One per clip. */
final class ClipSegments {
    private static final String NO_FACES =
            "vision: no face was looked for, as the front end for faces was not there when this was built";

    private final AnalysedClip clip;
    private final FrontEnds frontEnds;
    private final RequestedClip request;
    private final Segmenter segmenter;
    private final int most;
    private final int mostCharacters;
    /** One or none. */
    private final List<FollowedFace> speaker;

    /**
     * @param longest of a segment, in seconds
     * @param most segments
     * @param mostCharacters of a segment's text
     * @throws io.trimodal.media.face.UnknownFaceException if a face is asked for that the clip does not have
     */
    ClipSegments(
            AnalysedClip clip,
            FrontEnds frontEnds,
            RequestedClip request,
            double longest,
            int most,
            int mostCharacters) {
        this.clip = clip;
        this.frontEnds = frontEnds;
        this.request = request;
        this.most = most;
        this.mostCharacters = mostCharacters;
        this.segmenter = new Segmenter(SegmentOptions.DEFAULT.withLongest(longest));
        this.speaker = switch (clip.faces()) {
            case FaceRows.NotLookedFor _ -> List.of();
            case FaceRows.Looked looked ->
                looked.speaker(request.face()).stream().toList();
        };
    }

    /**
     * @param transcript one or none
     * @return with no utterances, if there is nothing in the clip
     * @throws TooLargeException if it has too many segments, or one of them too much text
     */
    ReadClip read(List<Transcript> transcript) {
        List<SpeechSpan> speech = clip.speech();
        String by;
        SegmentedClip segmented;
        if (!transcript.isEmpty() && !transcript.getFirst().cues().isEmpty()) {
            by = "transcript";
            segmented = segmenter.fromTranscript(transcript.getFirst(), speech, clip.seconds());
        } else if (speech.isEmpty() && !speaker.isEmpty()) {
            by = "length";
            segmented = segmenter.fromSpeech(List.of(new SpeechSpan(0, clip.seconds())), clip.seconds());
        } else {
            by = "speech";
            segmented = segmenter.fromSpeech(speech, clip.seconds());
        }
        return part(by, segmented, 0);
    }

    /**
     * Some of the segments.
     *
     * @param first the number of the first of them
     * @return with no utterances, if there is nothing in any of them
     * @throws TooLargeException if there are too many segments
     */
    ReadClip part(String by, SegmentedClip segmented, int first) {
        int given = first + segmented.segments().size();
        if (given > most) {
            throw new TooLargeException(
                    new FieldError(request.field(), "has " + given + " segments; at most " + most + " are taken"));
        }
        segmented.segments().forEach(this::requireCharacters);
        List<Utterance> utterances = new ArrayList<>();
        List<SegmentAccount> accounts = new ArrayList<>();
        List<SegmentTimes> times = new ArrayList<>();
        for (Segment segment : segmented.segments()) {
            utterance(segment, first + utterances.size(), segmented.notes()).ifPresent(utterance -> {
                utterances.add(utterance);
                accounts.add(account(segment));
                times.add(times(segment));
            });
        }
        return new ReadClip(
                utterances,
                new ClipAccount(
                        milliseconds(clip.seconds()),
                        by,
                        "",
                        frontEnds.manifests().stream()
                                .map(manifest -> manifest.id().toString())
                                .toList(),
                        faces(),
                        accounts,
                        times));
    }

    private void requireCharacters(Segment segment) {
        int characters = segment.text().length();
        if (characters > mostCharacters) {
            throw new TooLargeException(new FieldError(
                    transcriptField(),
                    String.format(
                            Locale.ROOT,
                            "has %d characters for the segment at %.2f s; at most %d are taken for one",
                            characters,
                            segment.start(),
                            mostCharacters)));
        }
    }

    /** Words of a live clip come by and by, and not with the request. */
    private String transcriptField() {
        return request.transcript().isEmpty()
                ? request.field() + "/transcript"
                : request.transcript().getFirst().field();
    }

    private int faces() {
        return switch (clip.faces()) {
            case FaceRows.NotLookedFor _ -> 0;
            case FaceRows.Looked looked -> looked.faces().faces().size();
        };
    }

    /** Empty for a segment in which there is nothing: no words, no sound, no face. */
    private Optional<Utterance> utterance(Segment segment, int number, List<String> ofClip) {
        LanguageInput words = segment.text().isBlank() ? Absent.INSTANCE : new Text(segment.text());
        FramesInput voice = clip.voice().features(segment.start(), segment.end());
        FramesInput face = face(segment);
        if (words instanceof Absent && voice instanceof Absent && face instanceof Absent) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>(segment.notes());
        if (number == 0) {
            notes.addAll(ofClip);
            if (clip.faces() instanceof FaceRows.NotLookedFor) {
                notes.add(NO_FACES);
            }
        }
        String id = request.id().isEmpty() ? Integer.toString(number) : request.id() + "#" + number;
        return Optional.of(new Utterance(id, words, voice, face, notes));
    }

    private FramesInput face(Segment segment) {
        return switch (clip.faces()) {
            case FaceRows.NotLookedFor _ -> Absent.INSTANCE;
            case FaceRows.Looked _ when speaker.isEmpty() -> Absent.INSTANCE;
            case FaceRows.Looked looked -> looked.features(speaker.getFirst(), segment.start(), segment.end());
        };
    }

    private SegmentTimes times(Segment segment) {
        double pictures = clip.faces() instanceof FaceRows.Looked looked ? looked.begin(segment.start()) : 0;
        return new SegmentTimes(segment, clip.voice().begin(segment.start()), pictures);
    }

    /** Of seconds, or of one whole: more digits say nothing. */
    private static double milliseconds(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private SegmentAccount account(Segment segment) {
        int pictures = 0;
        int without = 0;
        if (clip.faces() instanceof FaceRows.Looked looked) {
            pictures = looked.pictures(segment.start(), segment.end());
            without = speaker.isEmpty() ? pictures : looked.without(speaker.getFirst(), segment.start(), segment.end());
        }
        return new SegmentAccount(
                milliseconds(segment.start()),
                milliseconds(segment.end()),
                segment.text().isBlank() ? null : segment.text(),
                segment.speaker().isBlank() ? null : segment.speaker(),
                milliseconds(clip.voice().voicedShare(segment.start(), segment.end())),
                speaker.isEmpty() ? null : speaker.getFirst().number(),
                pictures,
                without);
    }
}
