package io.trimodal.media.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a WebVTT cue (W3C WebVTT, 6.4): voices, times within it, other tags that only change its looks, and
 * character references. Not thread-safe.
 */
final class CueText {
    private static final Pattern TAG = Pattern.compile("<([^<>]*)>");
    private static final Pattern VOICE = Pattern.compile("v(?:\\.[^\\s]*)?\\s+(.+)", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,5});");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "quot", "\"", "apos", "'", "lrm", "", "rlm", "");

    private final TimeSpan span;
    private final List<Cue> cues = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<SpokenWord> words = new ArrayList<>();
    private String speaker = "";
    private double wordStart;
    private final StringBuilder word = new StringBuilder();
    private boolean timed;

    private CueText(TimeSpan span) {
        this.span = span;
        this.wordStart = span.start();
    }

    /** A cue for each voice in it, all of the same time. */
    static List<Cue> read(String payload, TimeSpan span) {
        CueText reader = new CueText(span);
        Matcher tag = TAG.matcher(payload);
        int from = 0;
        while (tag.find()) {
            reader.take(payload.substring(from, tag.start()));
            reader.tag(tag.group(1));
            from = tag.end();
        }
        reader.take(payload.substring(from));
        reader.endCue();
        return reader.cues;
    }

    private void take(String part) {
        String plain = unescaped(part);
        text.append(plain);
        word.append(plain);
    }

    private void tag(String tag) {
        Matcher voice = VOICE.matcher(tag);
        if (voice.matches()) {
            endCue();
            speaker = oneLine(unescaped(voice.group(1)));
            return;
        }
        double stamp = CueTiming.stamp(tag.strip());
        if (!Double.isNaN(stamp) && stamp >= wordStart && stamp <= span.end()) {
            timed = true;
            endWord(stamp);
        }
    }

    private void endWord(double end) {
        String said = oneLine(word.toString());
        if (!said.isEmpty()) {
            words.add(new SpokenWord(said, new TimeSpan(wordStart, end)));
        }
        word.setLength(0);
        wordStart = end;
    }

    private void endCue() {
        endWord(span.end());
        String said = oneLine(text.toString());
        if (!said.isEmpty()) {
            cues.add(new Cue(new CueTime.Known(span), speaker, said, timed ? words : List.of()));
        }
        text.setLength(0);
        words.clear();
        wordStart = span.start();
        timed = false;
    }

    private static String unescaped(String part) {
        return ENTITY.matcher(part)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
    }

    private static String character(String name, String whole) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, whole);
        }
        boolean hex = name.startsWith("#x");
        if (!hex && name.chars().skip(1).anyMatch(digit -> digit > '9')) {
            return whole;
        }
        if (hex && name.length() == 2 || !hex && name.length() == 1) {
            return whole;
        }
        int point = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
        boolean usable = Character.isValidCodePoint(point) && Character.getType(point) != Character.SURROGATE;
        return usable ? Character.toString(point) : whole;
    }

    /** All white space as one blank. */
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
