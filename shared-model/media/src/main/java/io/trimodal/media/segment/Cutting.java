package io.trimodal.media.segment;

import io.trimodal.media.transcript.SpokenWord;
import io.trimodal.media.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts what is longer than a contract takes, between words where their times are known, else into equal parts. */
final class Cutting {
    private final SegmentRules rules;

    Cutting(SegmentRules rules) {
        this.rules = rules;
    }

    List<Segment> cut(Segment segment) {
        if (segment.span().seconds() <= rules.longest()) {
            return List.of(segment);
        }
        return segment.words().isEmpty() ? byTime(segment) : byWords(segment);
    }

    private List<Segment> byTime(Segment segment) {
        int parts = (int) Math.ceil(segment.span().seconds() / rules.longest());
        String[] words =
                segment.text().isEmpty() ? new String[0] : segment.text().split(" ");
        List<Segment> segments = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = words.length * part / parts;
            int to = words.length * (part + 1) / parts;
            segments.add(part(
                    segment,
                    new TimeSpan(at(segment.span(), part, parts), at(segment.span(), part + 1, parts)),
                    String.join(" ", List.of(words).subList(from, to)),
                    List.of()));
        }
        return segments;
    }

    private static double at(TimeSpan span, int part, int parts) {
        return part == parts ? span.end() : span.start() + span.seconds() * part / parts;
    }

    /** Each part takes as many words as fit; the last pause in the second half of it is where it ends. */
    private List<Segment> byWords(Segment segment) {
        List<Segment> segments = new ArrayList<>();
        List<SpokenWord> left = segment.words();
        double start = segment.span().start();
        while (segment.span().end() - start > rules.longest() && left.size() > 1) {
            int count = fitting(left, start);
            int at = pause(left, count, start);
            double end = Math.min(
                    start + rules.longest(), Math.max(start, left.get(at).span().start()));
            segments.add(
                    part(segment, new TimeSpan(start, end), Sentences.text(left.subList(0, at)), left.subList(0, at)));
            left = left.subList(at, left.size());
            start = end;
        }
        Segment rest = part(segment, new TimeSpan(start, segment.span().end()), Sentences.text(left), left);
        segments.addAll(
                rest.span().seconds() > rules.longest()
                        ? byTime(new Segment(rest.span(), rest.speaker(), rest.text(), List.of(), segment.notes()))
                        : List.of(rest));
        return segments;
    }

    /** How many words end in time, at least one and not all. */
    private int fitting(List<SpokenWord> words, double start) {
        int count = 1;
        while (count + 1 < words.size() && words.get(count).span().end() <= start + rules.longest()) {
            count++;
        }
        return count;
    }

    private int pause(List<SpokenWord> words, int count, double start) {
        int best = count;
        double longest = -1;
        for (int i = 1; i <= count; i++) {
            double pause = words.get(i).span().start() - words.get(i - 1).span().end();
            boolean late = words.get(i).span().start() - start >= rules.longest() / 2;
            if (late && pause >= longest) {
                longest = pause;
                best = i;
            }
        }
        return best;
    }

    private Segment part(Segment whole, TimeSpan span, String text, List<SpokenWord> words) {
        List<SegmentNote> notes = new ArrayList<>(whole.notes());
        notes.add(new SegmentNote(
                SegmentNote.Kind.CUT,
                String.format(
                        Locale.ROOT,
                        "Part of what takes %.2f s, as a model takes %.2f s.",
                        whole.span().seconds(),
                        rules.longest())));
        return new Segment(span, whole.speaker(), text, words, notes);
    }
}
