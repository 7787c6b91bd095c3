package io.trimodal.modeling.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * {@link SimulatedTranscript} for Chinese: no punctuation, hesitations, characters that were lost or said twice. What
 * sounds alike is not known here, so that nothing is misheard as something else. SIMULATED; no recogniser was run.
 */
public final class SimulatedChineseTranscript implements Transcripts {
    private static final List<String> HESITATIONS = List.of("嗯", "呃", "那个", "就是", "然后", "这个");
    private static final Pattern NOT_SPOKEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Share of transcripts in which a character is lost or said twice now and then. */
    private static final double FAULTY_SHARE = 0.4;

    private static final double MOST_FAULTS = 0.08;

    /** Before each phrase. */
    private static final double HESITATION = 0.12;

    /** Never empty where the text has a letter or digit. */
    @Override
    public String of(String text, Random random) {
        double faults = random.nextDouble() < FAULTY_SHARE ? MOST_FAULTS * random.nextDouble() : 0;
        List<String> phrases = new ArrayList<>();
        for (String phrase : NOT_SPOKEN.split(text)) {
            if (!phrase.isEmpty()) {
                if (random.nextDouble() < HESITATION) {
                    phrases.add(HESITATIONS.get(random.nextInt(HESITATIONS.size())));
                }
                phrases.add(faulty(phrase, faults, random));
            }
        }
        return String.join("", phrases);
    }

    /** The first character stays. */
    private static String faulty(String phrase, double share, Random random) {
        StringBuilder heard = new StringBuilder();
        phrase.codePoints().forEach(character -> {
            double draw = random.nextDouble();
            if (heard.isEmpty() || draw >= share / 2) {
                heard.appendCodePoint(character);
            }
            if (draw >= 1 - share / 2) {
                heard.appendCodePoint(character);
            }
        });
        return heard.toString();
    }
}
