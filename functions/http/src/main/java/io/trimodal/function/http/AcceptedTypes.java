package io.trimodal.function.http;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Accept in the one form that every part of the framework reads alike: media ranges by falling quality. A range that is
 * none is passed over, as RFC 9110 (12.5.1) lets a server do, and one of quality 0 is not accepted.
 */
final class AcceptedTypes {
    /** Stands for what no resource answers with. */
    private static final String NOTHING = "application/x-nothing";

    private static final Comparator<Range> ORDER =
            Comparator.comparingDouble(Range::quality).reversed().thenComparing(Range::wildcards);

    private AcceptedTypes() {}

    private record Range(MediaType type, float quality) {
        int wildcards() {
            return (type.isWildcardType() ? 1 : 0) + (type.isWildcardSubtype() ? 1 : 0);
        }

        String text() {
            return type.getType() + "/" + type.getSubtype() + (quality == 1 ? "" : ";q=" + quality);
        }
    }

    /**
     * @param headers the values of all Accept headers of a request
     * @return empty if they say nothing, which accepts everything
     */
    static Optional<String> of(List<String> headers) {
        List<Range> ranges = new ArrayList<>();
        for (String header : headers) {
            for (String text : header.split(",", -1)) {
                range(text.strip()).ifPresent(ranges::add);
            }
        }
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        List<String> accepted = ranges.stream()
                .filter(range -> range.quality() > 0)
                .sorted(ORDER)
                .map(Range::text)
                .toList();
        return Optional.of(accepted.isEmpty() ? NOTHING : String.join(", ", accepted));
    }

    private static Optional<Range> range(String text) {
        try {
            MediaType type = MediaType.valueOf(text);
            String given = type.getParameters().get("q");
            float quality = given == null ? 1 : Float.parseFloat(given);
            return quality >= 0 && quality <= 1 ? Optional.of(new Range(type, quality)) : Optional.empty();
        } catch (RuntimeException _) { // the parser has several for what it does not expect
            return Optional.empty();
        }
    }
}
