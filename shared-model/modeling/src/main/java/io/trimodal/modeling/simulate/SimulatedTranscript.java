package io.trimodal.modeling.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * What a speech recogniser might write down of a sentence: lower case, no punctuation, hesitations and false starts
 * kept, and a share of the words misheard, lost or put in. SIMULATED from written text; no recogniser was run. It is
 * training augmentation, so that a model does not depend on the written style of one data set.
 *
 * <p>A misheard word becomes another word of the same corpus with the same Double Metaphone code, that is, one that
 * sounds alike.
 */
public final class SimulatedTranscript implements Transcripts {
    private static final List<String> HESITATIONS =
            List.of("um", "uh", "er", "you know", "like", "i mean", "well", "so", "basically", "actually", "kind of");
    private static final List<String> OPENINGS = List.of(
            "so", "well", "okay so", "yeah", "i mean", "um", "i think", "i guess", "to me", "honestly", "and", "but");
    private static final List<String> SMALL_WORDS =
            List.of("the", "a", "an", "of", "to", "and", "in", "is", "it", "that", "this", "for", "on", "was");

    /** Share of transcripts without any misheard word. */
    private static final double CLEAN_SHARE = 0.4;

    /** Lowest and highest word error rate of the others. */
    private static final double LEAST_ERRORS = 0.02;

    private static final double MOST_ERRORS = 0.15;

    private static final Pattern NOT_SPOKEN = Pattern.compile("[^\\p{L}\\p{N}' ]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final DoubleMetaphone sound = new DoubleMetaphone();
    private final Map<String, List<String>> soundAlike = new LinkedHashMap<>();

    /** @param corpus whose words a word can be mistaken for */
    public SimulatedTranscript(Iterable<String> corpus) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (String text : corpus) {
            for (String word : words(NaturalWriting.of(text))) {
                String code = code(word);
                if (!code.isEmpty()) {
                    groups.computeIfAbsent(code, _ -> new LinkedHashSet<>()).add(word);
                }
            }
        }
        groups.forEach((code, words) -> soundAlike.put(code, List.copyOf(words)));
    }

    /** Never empty where the text has a letter or digit. */
    @Override
    public String of(String text, Random random) {
        List<String> spoken = misheard(words(NaturalWriting.of(text)), random);
        if (random.nextDouble() < 0.15) {
            spoken.replaceAll(word -> word.replace("'", ""));
        }
        return String.join(" ", hesitant(spoken, random));
    }

    private List<String> misheard(List<String> words, Random random) {
        double rate = random.nextDouble() < CLEAN_SHARE
                ? 0
                : LEAST_ERRORS + (MOST_ERRORS - LEAST_ERRORS) * random.nextDouble();
        List<String> heard = new ArrayList<>();
        for (String word : words) {
            if (random.nextDouble() >= rate) {
                heard.add(word);
                continue;
            }
            double kind = random.nextDouble();
            if (kind < 0.55) {
                List<String> alike = soundAlike.getOrDefault(code(word), List.of(word));
                heard.add(alike.get(random.nextInt(alike.size())));
            } else if (kind < 0.8) {
                heard.add(word);
                heard.add(SMALL_WORDS.get(random.nextInt(SMALL_WORDS.size())));
            } else if (words.size() < 4 || !SMALL_WORDS.contains(word) && random.nextBoolean()) {
                // Of the words that are lost, most are small ones; a short sentence keeps all.
                heard.add(word);
            }
        }
        return heard.isEmpty() ? new ArrayList<>(words) : heard;
    }

    private static List<String> hesitant(List<String> words, Random random) {
        double hesitation = random.nextBoolean() ? 0.07 * random.nextDouble() : 0;
        List<String> spoken = new ArrayList<>();
        if (random.nextDouble() < 0.25) {
            spoken.add(OPENINGS.get(random.nextInt(OPENINGS.size())));
        }
        for (String word : words) {
            double draw = random.nextDouble();
            if (draw < hesitation) {
                spoken.add(HESITATIONS.get(random.nextInt(HESITATIONS.size())));
            } else if (draw < 1.3 * hesitation) {
                spoken.add(word); // said twice
            }
            spoken.add(word);
        }
        return spoken;
    }

    private static List<String> words(String text) {
        String spoken = NOT_SPOKEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return new ArrayList<>(List.of(SPACES.split(spoken.strip())));
    }

    private String code(String word) {
        String code = sound.doubleMetaphone(word);
        return code == null ? "" : code;
    }
}
