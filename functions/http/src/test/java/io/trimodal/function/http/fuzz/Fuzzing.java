package io.trimodal.function.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trimodal.function.LogRecords;
import io.trimodal.function.http.RawHttp;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Sends mutated requests to an application in this process: each must be answered in time and without an internal
 * error, or be cut off, and leave no long word in the log. {@code trimodal.fuzz.requests} says how many,
 * {@code trimodal.fuzz.seed} repeats a run.
 */
public final class Fuzzing {
    private static final int USUAL_REQUESTS = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Characters of a line in the log with all that belongs to it; a stack trace has some thousands. */
    private static final int LOG_LIMIT = 1500;

    private final RawHttp http;
    private final Predicate<String> expected;

    /** @param expected a record in the log that is meant to be long, such as of a store that is away */
    public Fuzzing(RawHttp http, Predicate<String> expected) {
        this.http = http.within(PATIENCE);
        this.expected = expected;
    }

    /** @param requests each valid, so that what is wrong with them is what was changed */
    public void run(List<RawRequest> requests) {
        long seed = Long.getLong("trimodal.fuzz.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        Mutations mutations = new Mutations(random);
        int count = Integer.getInteger("trimodal.fuzz.requests", USUAL_REQUESTS);
        int answered = 0;
        try (LogRecords log = new LogRecords()) {
            for (int i = 0; i < count; i++) {
                RawRequest request = mutations.of(requests.get(random.nextInt(requests.size())));
                String which = "seed " + seed + ", request " + i + ": " + request;
                int before = log.all().size();
                answered += send(request, which) ? 1 : 0;
                List<String> records = log.all();
                assertThat(records.subList(before, records.size()))
                        .as(which)
                        .filteredOn(expected.negate())
                        .allMatch(text -> text.length() <= LOG_LIMIT, "short");
                if (records.size() > 10_000) {
                    log.clear();
                }
            }
        }
        assertThat(answered).as("answered of " + count).isGreaterThan(count / 2);
    }

    private boolean send(RawRequest request, String which) {
        try {
            int status = http.send(request.method(), request.path(), request.headers(), request.body())
                    .status();
            assertThat(status).as(which).isNotEqualTo(500).isBetween(100, 599);
            return true;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException && !isUnfinished(request)) {
                fail(which + ": no answer within " + PATIENCE, e);
            }
            return false; // cut off, as a request that cannot be told from the next
        }
    }

    /** Whether the server may wait for more, as its headers promise it. */
    private static boolean isUnfinished(RawRequest request) {
        return request.headers().stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.contains("content-length")
                        || line.contains("transfer-encoding")
                        || line.contains("upgrade"));
    }
}
