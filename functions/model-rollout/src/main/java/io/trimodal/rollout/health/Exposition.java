package io.trimodal.rollout.health;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts requests in Prometheus's text format, version 0.0.4, by the metric that Micrometer keeps for HTTP servers.
 * Paths of the framework itself ({@code /q/}: health, metrics) do not count, nor does what no resource took, unless it
 * failed: they would hide failures.
 *
 * <p>A series that is not there says nothing. There is none before the first request, while the gauge of requests being
 * answered is there from the start; and none for further paths where there are as many as Micrometer keeps.
 */
final class Exposition {
    private static final String COUNTER = "http_server_requests_seconds_count";
    private static final String ACTIVE = "http_server_active_requests";
    /** Micrometer's limit in Quarkus; what has another path is dropped. */
    private static final int MOST_PATHS = 100;

    private static final Set<String> NO_RESOURCE = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN");
    /** Name, labels, value; what may follow is a time stamp. */
    private static final Pattern SAMPLE = Pattern.compile("^" + COUNTER + "\\{(.*)}\\s+(\\S+).*$");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int SERVER_ERROR = 500;

    private Exposition() {}

    /**
     * @throws NumberFormatException if a sample or a status is no number
     * @throws UnreadableMetricsException if it does not tell how many requests there were
     */
    static Requests requests(String text) {
        double total = 0;
        double failed = 0;
        boolean counts = false;
        Set<String> paths = new HashSet<>();
        for (String line : text.lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                counts |= line.startsWith(ACTIVE);
                continue;
            }
            counts = true;
            String path = label(sample.group(1), "uri");
            paths.add(path);
            boolean failure = status(label(sample.group(1), "status")) >= SERVER_ERROR;
            if (path.startsWith("/q/") || NO_RESOURCE.contains(path) && !failure) {
                continue;
            }
            double count = Double.parseDouble(sample.group(2));
            total += count;
            failed += failure ? count : 0;
        }
        if (!counts) {
            throw new UnreadableMetricsException(
                    "the metrics have no " + COUNTER + ", so nothing is known of requests");
        }
        if (paths.size() >= MOST_PATHS) {
            throw new UnreadableMetricsException("the metric " + COUNTER + " has " + paths.size()
                    + " paths, after which further ones are not counted");
        }
        return new Requests(Math.round(total), Math.round(failed));
    }

    private static int status(String label) {
        return label.matches("\\d{3}") ? Integer.parseInt(label) : 0;
    }

    private static String label(String labels, String name) {
        Matcher label = LABEL.matcher(labels);
        while (label.find()) {
            if (label.group(1).equals(name)) {
                return label.group(2);
            }
        }
        return "";
    }
}
