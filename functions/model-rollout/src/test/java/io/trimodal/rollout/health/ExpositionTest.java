package io.trimodal.rollout.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
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
        assertThat(Exposition.requests("").errorRate()).isZero();
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
