package io.trimodal.function.clip;

import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TooLongTranscriptException;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptForm;
import io.trimodal.media.transcript.TranscriptLimits;
import io.trimodal.media.transcript.TranscriptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said in a clip that goes on: all of it at once, or cues by and by. Not thread-safe. */
final class LiveWords {
    private final TranscriptLimits limits;
    private final List<Cue> cues = new ArrayList<>();
    private TranscriptForm form = TranscriptForm.WEBVTT;
    private long bytes;
    /** Cues that are not known yet begin at this time or later. */
    private double known;

    LiveWords(TranscriptLimits limits) {
        this.limits = limits;
    }

    /** A whole transcript, with times or without. */
    void whole(byte[] transcript) {
        Transcript read = TranscriptReader.read(transcript, limits);
        form = read.form();
        cues.addAll(read.cues());
        known = Double.POSITIVE_INFINITY;
    }

    /**
     * More cues.
     *
     * @param until all cues that begin before are there now
     * @throws InvalidTranscriptException if they have no times, or begin before what was there
     * @throws TooLongTranscriptException if there are too many, or too much of them
     */
    void more(byte[] transcript, double until) {
        bytes += transcript.length;
        if (bytes > limits.bytes()) {
            throw new TooLongTranscriptException(
                    "has " + bytes + " bytes with what came before, expected at most " + limits.bytes());
        }
        Transcript read = TranscriptReader.read(transcript, limits);
        if (cues.size() + read.cues().size() > limits.cues()) {
            throw new TooLongTranscriptException("has more than " + limits.cues() + " cues with what came before");
        }
        for (Cue cue : read.cues()) {
            if (!(cue.times() instanceof CueTimes.Known(double start, double _))) {
                throw new InvalidTranscriptException("has no times, expected cues with times");
            }
            if (start < known) {
                throw new InvalidTranscriptException(String.format(
                        Locale.ROOT, "begins at %.3f s, expected cues in order, from %.3f s on", start, known));
            }
            known = start;
            cues.add(cue);
        }
        known = Math.max(known, until);
    }

    boolean isEmpty() {
        return cues.isEmpty();
    }

    double known() {
        return known;
    }

    /** As it is known. */
    Transcript transcript() {
        return new Transcript(form, cues);
    }
}
