package io.trimodal.media.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a WebVTT cue (W3C, 6.4): voices, times within it, character references; other tags change only its
 * looks and are dropped. Not thread-safe.
 */
final class VoiceText {
    private final CueTimes.Known times;
    private final List<Cue> cues = new ArrayList<>();
    private final List<TimedWord> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String speaker = "";
    /** Where the part of the text begins that is spoken after {@link #since}. */
    private int part;

    private double since;
    private boolean timed;

    VoiceText(CueTimes.Known times) {
        this.times = times;
        this.since = times.start();
    }

    /** @return a cue for each voice; they have the same times, as the form has no others */
    List<Cue> read(String marked) {
        int at = 0;
        while (at < marked.length()) {
            int open = marked.indexOf('<', at);
            int close = open < 0 ? -1 : marked.indexOf('>', open);
            if (close < 0) {
                break;
            }
            CharacterReferences.append(marked.substring(at, open), text);
            tag(marked.substring(open + 1, close));
            at = close + 1;
        }
        CharacterReferences.append(marked.substring(at), text);
        endVoice();
        return cues;
    }

    private void tag(String tag) {
        if (tag.equals("/v")) {
            endVoice();
        } else if (tag.startsWith("v") && tag.length() > 1 && ". \t\n".indexOf(tag.charAt(1)) >= 0) {
            endVoice();
            speaker = name(tag);
        } else {
            double stamp = TimeStamp.seconds(tag);
            if (stamp >= since && stamp <= times.end()) {
                endPart(stamp);
                since = stamp;
                timed = true;
            }
        }
    }

    /** What stands behind {@code v} and its classes. */
    private static String name(String tag) {
        int at = 0;
        while (at < tag.length() && !Character.isWhitespace(tag.charAt(at))) {
            at++;
        }
        StringBuilder name = new StringBuilder();
        CharacterReferences.append(tag.substring(at), name);
        return CueText.oneLine(name);
    }

    /** Of several words between two times it is not known when each was spoken. */
    private void endPart(double end) {
        String word = CueText.oneLine(text.substring(part));
        if (!word.isEmpty() && word.indexOf(' ') < 0) {
            words.add(new TimedWord(word, since, end));
        }
        part = text.length();
    }

    private void endVoice() {
        if (timed) {
            endPart(times.end());
        }
        String line = CueText.oneLine(text);
        LabelledText labelled = speaker.isEmpty() ? LabelledText.of(line) : new LabelledText(speaker, line);
        cues.add(new Cue(times, labelled.text(), words, labelled.speaker()));
        speaker = "";
        words.clear();
        text.setLength(0);
        part = 0;
    }
}
