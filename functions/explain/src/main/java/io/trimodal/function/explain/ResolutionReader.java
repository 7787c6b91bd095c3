package io.trimodal.function.explain;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.explain.unit.Resolution;
import io.trimodal.function.request.JsonInput;
import java.util.Map;

/** Reads {@code {"language": "words" | "tokens", "time": "frames" | "seconds"}}. Not thread-safe; one per request. */
final class ResolutionReader {
    private static final String FIELDS = "language, time";

    private Resolution.Language language = Resolution.Language.WORDS;
    private boolean seconds;

    void read(JsonInput json) {
        json.object(name -> {
            if (!json.at(JsonToken.VALUE_NULL)) {
                switch (name) {
                    case "language" ->
                        language = choice(
                                json, Map.of("words", Resolution.Language.WORDS, "tokens", Resolution.Language.TOKENS));
                    case "time" -> seconds = choice(json, Map.of("frames", false, "seconds", true));
                    default -> throw json.unknownField(FIELDS);
                }
            }
        });
    }

    Resolution.Language language() {
        return language;
    }

    /** Whether windows are in seconds, and units have times. */
    boolean isInSeconds() {
        return seconds;
    }

    private static <T> T choice(JsonInput json, Map<String, T> choices) {
        T choice = choices.get(json.string());
        if (choice == null) {
            throw json.malformed("must be one of "
                    + String.join(", ", choices.keySet().stream().sorted().toList()));
        }
        return choice;
    }
}
