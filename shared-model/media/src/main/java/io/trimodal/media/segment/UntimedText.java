package io.trimodal.media.segment;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.Cue;
import java.util.ArrayList;
import java.util.List;

/** Gives text without times to the spans in which somebody speaks. */
final class UntimedText {
    private static final String ALL_SPEECH = "The transcript has no times; this is from the first speech to the last.";
    private static final String ESTIMATED =
            "The transcript has no times; these are estimated by the share of characters of the speech.";

    private final List<SpeechSpan> speech;
    private final double longest;

    /** @param speech at least one span, by start */
    UntimedText(List<SpeechSpan> speech, double longest) {
        this.speech = speech;
        this.longest = longest;
    }

    /** One passage where it is one sentence or is spoken in short time, otherwise one per sentence. */
    List<Passage> passages(List<Cue> cues) {
        List<String> sentences = cues.stream()
                .flatMap(cue -> SentenceEnds.split(cue.text()).stream())
                .toList();
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (String sentence : sentences) {
            Scripts.append(text, sentence);
            starts.add(text.length() - sentence.length());
        }
        TextTimes times = TextTimes.overSpeech(text.length(), speech);
        double start = speech.getFirst().start();
        double end = speech.getLast().end();
        if (sentences.size() == 1 || end - start <= longest) {
            return List.of(new Passage(start, end, text.toString(), List.of(), "", List.of(ALL_SPEECH), times));
        }
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            passages.add(passage(
                    sentences.get(i),
                    times.part(starts.get(i), starts.get(i) + sentences.get(i).length())));
        }
        return passages;
    }

    private static Passage passage(String sentence, TextTimes times) {
        return new Passage(
                times.after(0), times.before(sentence.length()), sentence, List.of(), "", List.of(ESTIMATED), times);
    }
}
