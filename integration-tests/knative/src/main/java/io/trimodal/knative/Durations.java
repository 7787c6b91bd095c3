package io.trimodal.knative;

import java.time.Duration;
import java.util.Optional;

/** Durations in annotations and settings. */
final class Durations {
    private static final String FORM = "must be a duration of whole seconds such as 90s or 10m";

    private Durations() {}

    /** Where something is there. */
    static void wholeSeconds(Field field, Findings findings) {
        between(field, Duration.ZERO, Duration.ofDays(365), findings);
    }

    /** Where something is there. */
    static void between(Field field, Duration least, Duration most, Findings findings) {
        if (!field.present()) {
            return;
        }
        Optional<Duration> duration =
                GoDuration.parse(field.text()).filter(d -> d.equals(Duration.ofSeconds(d.toSeconds())));
        if (duration.isEmpty()) {
            findings.add(field, FORM);
        } else if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
            findings.add(field, "must be from " + least.toSeconds() + "s to " + most.toSeconds() + "s");
        }
    }
}
