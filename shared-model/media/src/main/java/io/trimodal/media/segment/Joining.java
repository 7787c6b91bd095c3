package io.trimodal.media.segment;

import io.trimodal.media.transcript.SpokenWord;
import io.trimodal.media.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Joins what is too short with a neighbour of the same speaker. */
final class Joining {
    private final SegmentRules rules;

    Joining(SegmentRules rules) {
        this.rules = rules;
    }

    List<Segment> joined(List<Segment> segments) {
        List<Segment> joined = new ArrayList<>();
        for (Segment next : segments) {
            if (!joined.isEmpty() && belong(joined.getLast(), next)) {
                joined.set(joined.size() - 1, join(joined.getLast(), next));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private boolean belong(Segment one, Segment other) {
        double end = Math.max(one.span().end(), other.span().end());
        return (isShort(one) || isShort(other))
                && one.speaker().equals(other.speaker())
                && other.span().start() - one.span().end() <= rules.gap()
                && end - one.span().start() <= rules.longest();
    }

    private boolean isShort(Segment segment) {
        return segment.span().seconds() < rules.shortest();
    }

    private Segment join(Segment one, Segment other) {
        List<SpokenWord> words = new ArrayList<>();
        // words with times stand for the whole text, or are left out
        if (!one.words().isEmpty() && !other.words().isEmpty()) {
            words.addAll(one.words());
            words.addAll(other.words());
        }
        List<SegmentNote> notes = new ArrayList<>(one.notes());
        other.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        SegmentNote note = new SegmentNote(
                SegmentNote.Kind.JOINED,
                String.format(
                        Locale.ROOT,
                        "Joined with what follows, as one of them is shorter than %.2f s.",
                        rules.shortest()));
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return new Segment(
                new TimeSpan(
                        one.span().start(),
                        Math.max(one.span().end(), other.span().end())),
                one.speaker(),
                (one.text() + " " + other.text()).strip(),
                words,
                notes);
    }
}
