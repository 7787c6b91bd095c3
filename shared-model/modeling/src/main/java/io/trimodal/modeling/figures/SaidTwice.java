package io.trimodal.modeling.figures;

import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.voice.Emotion;
import io.trimodal.modeling.voice.VoiceFeatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two recordings of RAVDESS in which the same actor says the same sentence, once happily and once angrily, both times
 * strongly. The corpus codes in a file's name what it holds: modality, channel, emotion, intensity, statement,
 * repetition and actor (Livingstone and Russo 2018, doi:10.1371/journal.pone.0196391).
 *
 * @param words the sentence
 */
record SaidTwice(VoiceFeatures happy, VoiceFeatures angry, String words) {
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?\\d\\d-\\d\\d-\\d\\d-02-(?<statement>\\d\\d)-(?<repetition>\\d\\d)-\\d\\d\\.\\w+");
    private static final Map<String, String> STATEMENTS =
            Map.of("01", "Kids are talking by the door.", "02", "Dogs are sitting by the door.");

    private record Occasion(String speaker, String statement, String repetition) {}

    /** All that there are among the speakers of a split. */
    static List<SaidTwice> among(List<VoiceFeatures> voices, Split split) {
        Map<Occasion, VoiceFeatures> happy = new LinkedHashMap<>();
        Map<Occasion, VoiceFeatures> angry = new LinkedHashMap<>();
        for (VoiceFeatures voice : voices) {
            Matcher name = NAME.matcher(voice.recording().file());
            if (voice.recording().corpus().equals("ravdess")
                    && voice.recording().split() == split
                    && name.matches()
                    && STATEMENTS.containsKey(name.group("statement"))) {
                Occasion occasion =
                        new Occasion(voice.recording().speaker(), name.group("statement"), name.group("repetition"));
                if (voice.recording().emotion() == Emotion.HAPPY) {
                    happy.put(occasion, voice);
                } else if (voice.recording().emotion() == Emotion.ANGRY) {
                    angry.put(occasion, voice);
                }
            }
        }
        List<SaidTwice> pairs = new ArrayList<>();
        happy.forEach((occasion, voice) -> {
            if (angry.containsKey(occasion)) {
                pairs.add(new SaidTwice(voice, angry.get(occasion), STATEMENTS.get(occasion.statement())));
            }
        });
        return pairs;
    }
}
