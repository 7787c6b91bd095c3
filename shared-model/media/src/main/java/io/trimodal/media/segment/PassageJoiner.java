package io.trimodal.media.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Joins passages of one speaker that are near each other, as long as they do not become too long. */
final class PassageJoiner {
    private final SegmentOptions options;

    PassageJoiner(SegmentOptions options) {
        this.options = options;
    }

    /** Puts the parts of sentences together. @param passages of one speaker, by start */
    List<Passage> sentences(List<Passage> passages) {
        return joined(
                passages,
                "Joined from %d parts of one sentence.",
                (last, next, _) ->
                        !last.text().isEmpty() && !next.text().isEmpty() && !SentenceEnds.isAtEnd(last.text()));
    }

    /** Puts what is too short to its neighbours. @param passages of one speaker, by start */
    List<Passage> shorts(List<Passage> passages) {
        String note = "Joined from %d parts, as some are shorter than "
                + String.format(Locale.ROOT, "%.2f s.", options.shortest());
        return joined(
                passages, note, (_, next, length) -> length < options.shortest() || next.length() < options.shortest());
    }

    private List<Passage> joined(List<Passage> passages, String note, Belonging belonging) {
        List<Passage> joined = new ArrayList<>();
        List<Passage> group = new ArrayList<>();
        double end = 0;
        for (Passage next : passages) {
            if (!group.isEmpty() && !isNear(group.getFirst().start(), end, next, group.getLast(), belonging)) {
                joined.add(Passage.joined(group, String.format(Locale.ROOT, note, group.size())));
                group.clear();
            }
            end = group.isEmpty() ? next.end() : Math.max(end, next.end());
            group.add(next);
        }
        if (!group.isEmpty()) {
            joined.add(Passage.joined(group, String.format(Locale.ROOT, note, group.size())));
        }
        return joined;
    }

    private boolean isNear(double start, double end, Passage next, Passage last, Belonging belonging) {
        return next.start() - end < options.gap()
                && Math.max(end, next.end()) - start <= options.longest()
                && belonging.of(last, next, end - start);
    }

    /** Whether one more passage belongs to a group. */
    private interface Belonging {
        /** @param length of the group in seconds */
        boolean of(Passage last, Passage next, double length);
    }
}
