package io.trimodal.function.explain;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.SecondsWindows;
import io.trimodal.explain.Windows;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.request.JsonInput;
import java.util.Optional;

/**
 * Reads {@code window} and {@code stride}, whose unit is known only when all options are read. Not thread-safe; one per
 * request.
 */
final class WindowReader {
    private static final double LONGEST = 1e9;
    private static final double LEAST_SECONDS = 1e-3;
    private static final double MOST_SECONDS = 3600;

    private Double window; // null where it is left out
    private Double stride; // null where it is left out

    void readWindow(JsonInput json) {
        window = json.decimal(0, LONGEST);
    }

    void readStride(JsonInput json) {
        stride = json.decimal(0, LONGEST);
    }

    /** @param most frames */
    Windows inFrames(int most) {
        int frames = window != null ? whole("window", window, most) : ExplainOptions.USUAL_WINDOWS.window();
        int step = stride != null ? whole("stride", stride, most) : Math.max(1, frames / 2);
        requireNoGaps(frames, step);
        return new Windows(frames, step);
    }

    /** Empty where no window was given. */
    Optional<SecondsWindows> inSeconds() {
        if (window == null) {
            if (stride != null) {
                throw malformed("/stride", "is given in seconds, but no window is; give both");
            }
            return Optional.empty();
        }
        double seconds = seconds("window", window);
        double step = stride != null ? seconds("stride", stride) : seconds / 2;
        requireNoGaps(seconds, step);
        return Optional.of(new SecondsWindows(seconds, step));
    }

    private static int whole(String option, double value, int most) {
        if (value != Math.rint(value) || value < 1 || value > most) {
            throw malformed(
                    "/" + option,
                    "is " + value + ", but must be a whole number of frames from 1 to " + most
                            + " (\"resolution\": {\"time\": \"seconds\"} takes seconds)");
        }
        return (int) value;
    }

    private static double seconds(String option, double value) {
        if (value < LEAST_SECONDS || value > MOST_SECONDS) {
            throw malformed(
                    "/" + option, "is " + value + ", but must be from " + LEAST_SECONDS + " to " + MOST_SECONDS + " s");
        }
        return value;
    }

    private static void requireNoGaps(double window, double stride) {
        if (stride > window) {
            throw malformed(
                    "",
                    "has a stride of " + stride + " beyond its window of " + window
                            + "; frames between windows would not be looked at");
        }
    }

    private static MalformedRequestException malformed(String option, String detail) {
        return new MalformedRequestException(new FieldError("/options" + option, detail));
    }
}
