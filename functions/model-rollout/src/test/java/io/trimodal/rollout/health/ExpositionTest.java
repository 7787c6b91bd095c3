package io.trimodal.rollout.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    /** As the predict function answers, shortened. */
    private static final String TEXT = """
            # HELP http_server_requests_seconds Duration of HTTP server request handling
            # TYPE http_server_requests_seconds summary
            http_server_requests_seconds_count{method="POST",outcome="SUCCESS",status="200",uri="/v1/predict",} 40.0
            http_server_requests_seconds_sum{method="POST",outcome="SUCCESS",status="200",uri="/v1/predict",} 0.4
            http_server_requests_seconds_count{method="POST",outcome="CLIENT_ERROR",status="422",uri="/v1/predict",} 3.0
            http_server_requests_seconds_count{method="POST",outcome="SERVER_ERROR",status="503",uri="/v2/models/{name}/infer"} 2.0 1764000000000
            http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/q/health/ready",} 900.0
            http_server_requests_seconds_count{uri="/a\\"b}",status="500",method="GET"} 1e0
            http_server_active_connections 1.0
            """;

    @Test
    void requests_areThoseOfCallers_andFailedFrom500() {
        assertThat(Exposition.requests(TEXT)).isEqualTo(new Requests(46, 3));
    }

    @Test
    void beforeTheFirstRequest_thereWereNone() {
        assertThat(Exposition.requests("http_server_active_requests{url_scheme=\"http\"} 0.0\n"))
                .isEqualTo(new Requests(0, 0));
    }

    @Test
    void withoutTheSeries_nothingIsKnown() {
        assertThatThrownBy(() -> Exposition.requests("jvm_threads_live_threads 30.0\n"))
                .isInstanceOf(UnreadableMetricsException.class)
                .hasMessageContaining("no http_server_requests_seconds_count");
    }

    /** As in a process whose tags callers have filled: its 500s are not among them. */
    @Test
    void withAsManyPathsAsAreKept_nothingIsKnown() {
        String full = IntStream.range(0, 100)
                .mapToObj(i -> "http_server_requests_seconds_count{status=\"405\",uri=\"/v1/models/z" + i + "\"} 1.0\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> Exposition.requests(full))
                .isInstanceOf(UnreadableMetricsException.class)
                .hasMessageContaining("100 paths");
    }

    @Test
    void whatNoResourceTook_dilutesNoFailures_butItsFailuresCount() {
        assertThat(Exposition.requests("""
                        http_server_requests_seconds_count{status="404",uri="NOT_FOUND"} 900.0
                        http_server_requests_seconds_count{status="405",uri="UNKNOWN"} 90.0
                        http_server_requests_seconds_count{status="500",uri="UNKNOWN"} 2.0
                        http_server_requests_seconds_count{status="200",uri="/v1/predict"} 8.0
                        """)).isEqualTo(new Requests(10, 2));
    }

    @Test
    void aValueThatIsNoNumber_isAnError() {
        assertThatThrownBy(() -> Exposition.requests("http_server_requests_seconds_count{status=\"200\"} many"))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void anAddressWhereNothingAnswers_isUnreadable() {
        assertThatThrownBy(() -> new ScrapedErrors("/q/metrics").requests(URI.create("http://127.0.0.1:1")))
                .isInstanceOf(UnreadableMetricsException.class)
                .hasMessageContaining("http://127.0.0.1:1/q/metrics cannot be read");
    }
}
