package io.trimodal.media.transcript;

import io.trimodal.binary.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads WebVTT and SubRip: blocks of lines with blank lines between them. Not thread-safe. */
final class SubtitleReader {
    private static final Pattern NO_CUE = Pattern.compile("(NOTE|STYLE|REGION)([ \\t].*)?");
    /** SubRip's ways to place text and to change its looks. */
    private static final Pattern SUBRIP_MARKUP = Pattern.compile("\\{\\\\[^{}]*}|</?[a-zA-Z][^<>]*>");

    private final List<String> lines;
    private final boolean vtt;
    private final int mostCues;
    private final List<Cue> cues = new ArrayList<>();
    private int next;

    private SubtitleReader(String text, boolean vtt, TranscriptLimits limits) {
        this.lines = text.lines().toList();
        this.vtt = vtt;
        this.mostCues = limits.cues();
    }

    static List<Cue> webVtt(String text, TranscriptLimits limits) {
        SubtitleReader reader = new SubtitleReader(text, true, limits);
        if (!reader.lines.getFirst().matches("WEBVTT([ \\t].*)?")) {
            throw new InvalidTranscriptException(
                    1, Printable.quoted(reader.lines.getFirst()) + ", expected WEBVTT alone or before a space");
        }
        reader.next = 1;
        // what stands right below the first line belongs to it, unless it is already a cue
        while (reader.hasLine() && !CueTiming.isTiming(reader.line())) {
            reader.next++;
        }
        return reader.read();
    }

    static List<Cue> subRip(String text, TranscriptLimits limits) {
        return new SubtitleReader(text, false, limits).read();
    }

    private List<Cue> read() {
        while (next < lines.size()) {
            if (line().isBlank()) {
                next++;
            } else {
                block();
            }
        }
        return cues;
    }

    private void block() {
        if (vtt && NO_CUE.matcher(line()).matches()) {
            skipBlock();
            return;
        }
        if (!CueTiming.isTiming(line())) {
            // a number or a name
            int named = next;
            next++;
            if (!hasLine()) {
                if (vtt) {
                    return;
                }
                throw new InvalidTranscriptException(
                        named + 1, Printable.quoted(lines.get(named)) + ", expected a time below it");
            }
        }
        if (!CueTiming.isTiming(line())) {
            throw new InvalidTranscriptException(
                    next + 1, Printable.quoted(line()) + ", expected hh:mm:ss.mmm --> hh:mm:ss.mmm");
        }
        TimeSpan span = CueTiming.read(line(), next + 1);
        next++;
        StringBuilder payload = new StringBuilder();
        while (hasLine() && !CueTiming.isTiming(line())) {
            payload.append(line()).append('\n');
            next++;
        }
        if (vtt) {
            cues.addAll(CueText.read(payload.toString(), span));
        } else {
            String plain = CueText.oneLine(SUBRIP_MARKUP.matcher(payload).replaceAll(""));
            cues.add(new Cue(new CueTime.Known(span), "", plain, List.of()));
        }
        if (cues.size() > mostCues) {
            throw new TranscriptLimitException("more than " + mostCues + " cues by line " + next);
        }
    }

    private void skipBlock() {
        while (hasLine()) {
            next++;
        }
    }

    /** Whether the block goes on. */
    private boolean hasLine() {
        return next < lines.size() && !line().isBlank();
    }

    private String line() {
        return lines.get(next);
    }
}
