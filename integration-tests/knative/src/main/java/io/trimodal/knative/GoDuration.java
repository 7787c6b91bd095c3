package io.trimodal.knative;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them: {@code 1h5m}, {@code 1.5s}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
final class GoDuration {
    private static final Pattern STEP = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);

    private GoDuration() {}

    /** Nothing where the text is no duration, or is negative. */
    static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher steps = STEP.matcher(text);
        BigDecimal nanoseconds = BigDecimal.ZERO;
        int end = 0;
        while (steps.lookingAt()) {
            nanoseconds = nanoseconds.add(
                    new BigDecimal(steps.group(1)).multiply(BigDecimal.valueOf(NANOSECONDS.get(steps.group(2)))));
            end = steps.end();
            steps.region(end, text.length());
        }
        return end == 0 || end < text.length()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanoseconds.longValue()));
    }
}
