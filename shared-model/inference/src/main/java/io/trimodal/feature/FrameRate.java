package io.trimodal.feature;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frames a second of audio or vision. */
public final class FrameRate {
    /** Fewer show nothing of an utterance, which lasts seconds. */
    public static final double LEAST = 1;

    /** Extractors make a frame of 10 ms at most often, cameras one of 2 ms. */
    public static final double MOST = 1_000;

    private static final Pattern STATED = Pattern.compile("\\b(\\d{1,4}(?:\\.\\d{1,4})?) frames/s\\b");

    private FrameRate() {}

    /** Whether it is finite and between {@link #LEAST} and {@link #MOST}. */
    public static boolean isPossible(double rate) {
        return rate >= LEAST && rate <= MOST;
    }

    /** The rate that a text states, as in "5 frames/s: …"; empty where it states none that is possible. */
    public static OptionalDouble in(String text) {
        Matcher matcher = STATED.matcher(text);
        if (!matcher.find()) {
            return OptionalDouble.empty();
        }
        double rate = Double.parseDouble(matcher.group(1));
        return isPossible(rate) ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }
}
