package io.trimodal.it.aws;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of some megabytes, and what is to become of them. */
final class LongLines {
    private static final int LONGEST_LINE = 4 << 20;
    private static final int FRAMES = 4096;

    private static final String TEXT = "{\"text\": \"A long evening, and a good one.\"}\n";
    /** As many frames as a modality may have; near the longest line that is taken. */
    private static final String FEATURES = "{\"audio\": {\"features\": " + features(Example.AUDIO_DIMS)
            + "}, \"vision\": {\"features\": " + features(Example.VISION_DIMS) + "}}\n";

    private static final String WRONG_TYPE = "{\"text\": [\"" + "a".repeat(1 << 20) + "\"]}\n";
    private static final String NO_JSON = "b".repeat(3 << 20) + "\n";
    private static final String TOO_LONG = "{\"text\": \"" + "c".repeat(LONGEST_LINE) + "\"}\n";

    private int count;
    private int scored;
    private long bytes;

    String next() {
        int number = count++;
        String line = number % 64 == 0
                ? TOO_LONG
                : switch (number % 8) {
                    case 1 -> TEXT;
                    case 2 -> WRONG_TYPE;
                    case 3 -> NO_JSON;
                    default -> FEATURES;
                };
        scored += line.equals(TEXT) || line.equals(FEATURES) ? 1 : 0;
        bytes += line.length();
        return line;
    }

    int count() {
        return count;
    }

    int scored() {
        return scored;
    }

    long bytes() {
        return bytes;
    }

    private static String features(int dims) {
        String frame = IntStream.range(0, dims)
                .mapToObj(i -> String.format(Locale.ROOT, "%.12f", Math.sin(i)))
                .collect(Collectors.joining(",", "[", "]"));
        return IntStream.range(0, FRAMES).mapToObj(_ -> frame).collect(Collectors.joining(",", "[", "]"));
    }
}
