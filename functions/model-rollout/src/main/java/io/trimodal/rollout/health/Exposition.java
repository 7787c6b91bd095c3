package io.trimodal.rollout.health;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts requests in Prometheus's text format, version 0.0.4, by the metric that Micrometer keeps for HTTP servers. Paths of the framework
 * itself ({@code /q/}: health, metrics) do not count: probes would hide failures.
 */
final class Exposition {
    private static final String COUNTER = "http_server_requests_seconds_count";
    /** Name, labels, value; what may follow is a time stamp. */
    private static final Pattern SAMPLE = Pattern.compile("^" + COUNTER + "\\{(.*)}\\s+(\\S+).*$");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int SERVER_ERROR = 500;

    private Exposition() {}

    /** @throws NumberFormatException if a sample or a status is no number */
    static Requests requests(String text) {
        double total = 0;
        double failed = 0;
        for (String line : text.lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches() || label(sample.group(1), "uri").startsWith("/q/")) {
                continue;
            }
            double count = Double.parseDouble(sample.group(2));
            total += count;
            if (status(label(sample.group(1), "status")) >= SERVER_ERROR) {
                failed += count;
            }
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
