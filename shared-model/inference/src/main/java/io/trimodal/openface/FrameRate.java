package io.trimodal.openface;

import io.trimodal.model.FeatureContract;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frame rate that a contract states in its description, as in "5 frames/s: …". */
public final class FrameRate {
    private static final Pattern STATED = Pattern.compile("\\b(\\d{1,4}(?:\\.\\d{1,4})?) frames/s\\b");

    private FrameRate() {}

    /** Frames per second; empty where the contract does not say. */
    public static OptionalDouble of(FeatureContract contract) {
        Matcher matcher = STATED.matcher(contract.description());
        if (!matcher.find()) {
            return OptionalDouble.empty();
        }
        double rate = Double.parseDouble(matcher.group(1));
        return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }
}
