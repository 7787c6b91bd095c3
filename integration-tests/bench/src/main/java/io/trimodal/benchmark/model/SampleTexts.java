package io.trimodal.benchmark.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences that differ, of a given number of words; every word is one piece of the English vocabulary. */
public final class SampleTexts {
    private static final List<String> WORDS = List.of(
            "the", "film", "was", "good", "and", "we", "all", "liked", "it", "very", "much", "but", "his", "part", "in",
            "this", "story", "is", "not", "so", "new", "to", "me");

    private SampleTexts() {}

    /** @param count at most the number of different sentences that the words give, which is above 1000 for 8 words */
    public static List<String> of(int words, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int text = i;
            texts.add(IntStream.range(0, words)
                    .mapToObj(word -> WORDS.get((word * (1 + text / WORDS.size()) + text) % WORDS.size()))
                    .collect(Collectors.joining(" ")));
        }
        return texts;
    }
}
